/** Shows the screen that the address names, and what is around all of them. */
import { closeDialogs } from './dialogs.js'
import { fill, h, icon } from './dom.js'
import { folders } from './folders.js'
import { acceptDrops, home } from './home.js'
import { forget, key } from './key.js'
import { processScreen } from './process.js'
import { record } from './record.js'
import { records } from './records.js'
import { splitAgain } from './split-again.js'
import { showTheme } from './theme.js'
import { webhooks } from './webhooks.js'
import { why } from './words.js'

const main = document.getElementById('main')
const SCREENS = [
	[/^\/?$/, home],
	[/^\/records$/, (match, search) => records(search)],
	[/^\/records\/([\w-]+)$/, ([, id]) => record(id)],
	[/^\/split\/([\w-]+)$/, ([, id]) => splitAgain(id)],
	[/^\/processes\/([\w-]+)$/, ([, id]) => processScreen(id)],
	[/^\/folders$/, folders],
	[/^\/webhooks$/, webhooks],
]
let current
let visit = 0

async function show() {
	const mine = ++visit
	const [path, search = ''] = location.hash.slice(1).split(/\?(.*)/s)
	current?.close?.()
	current = undefined
	markLink(path)
	const waiting = setTimeout(() => mine === visit && fill(main, h('p', { class: 'hint waiting' }, 'One moment …')), 300)
	let screen
	try {
		screen = await screenOf(path, new URLSearchParams(search))
	}
	catch (problem) {
		screen = failure(problem)
	}
	clearTimeout(waiting)
	if (mine !== visit) return screen.close?.()
	current = screen
	document.title = `${screen.title} · File pipeline`
	fill(main, screen.element)
	if (mine > 1) {
		main.focus({ preventScroll: true })
		scrollTo(0, 0)
	}
}

function screenOf(path, search) {
	for (const [pattern, open] of SCREENS) {
		const match = pattern.exec(path)
		if (match) return open(match, search)
	}
	return failure({ code: 'not_found' })
}

function failure(problem) {
	if (!problem.code) console.error(problem)
	return {
		title: 'Not shown',
		element: h('div', { class: 'empty' }, icon('alert'), h('h1', {}, 'This cannot be shown'), h('p', {}, why(problem)),
			problem.trace && h('p', { class: 'hint' }, 'Request ', h('code', {}, problem.trace)),
			h('div', { class: 'actions' }, h('button', { type: 'button', on: { click: show } }, 'Try again'), h('a', { class: 'button', href: '#/' }, 'To the beginning'))),
	}
}

function markLink(path) {
	for (const link of document.querySelectorAll('nav a')) {
		const target = link.hash.slice(1)
		const here = target === '/' ? /^(\/|\/split\/.*)?$/.test(path) : path.startsWith(target) || (target === '/records' && path.startsWith('/processes'))
		if (here) link.setAttribute('aria-current', 'page')
		else link.removeAttribute('aria-current')
	}
}

function showKey() {
	document.getElementById('sign-out').hidden = !key()
}

function showOffline() {
	document.getElementById('offline').hidden = navigator.onLine
}

document.getElementById('sign-out').addEventListener('click', () => {
	forget()
	location.reload()
})
addEventListener('hashchange', () => {
	closeDialogs()
	show()
})
addEventListener('online', showOffline)
addEventListener('offline', showOffline)
document.addEventListener('signed-in', showKey)
acceptDrops(() => {
	if (location.hash.length > 2) location.hash = '#/'
})
showTheme(document.getElementById('theme'))
showKey()
showOffline()
show()
