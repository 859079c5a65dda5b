/** All files and parts: searched, filtered, the newest first. What is looked for is in the address. */
import { get, query } from './api.js'
import { field, fill, h, icon } from './dom.js'
import { announce, complain } from './notices.js'
import { row } from './record-rows.js'
import { statusWord, why } from './words.js'

const LIMIT = 50
const STATUSES = ['queued', 'running', 'succeeded', 'planned', 'failed']

export function records(search) {
	const parent = search.get('parent_id') ?? undefined
	const list = h('ul', { class: 'rows' })
	const empty = h('div', { class: 'empty', hidden: true })
	const more = h('button', { type: 'button', class: 'more', hidden: true }, 'Load more')
	const filters = filterForm(search, change)
	const element = h('div', { class: 'wide-screen' }, parent && h('p', { class: 'crumbs' }, h('a', { href: `#/records/${parent}` }, 'Document')), h('h1', {}, parent ? 'Parts' : 'Files'), filters.element, list, empty, more)
	let stop
	let cursor

	more.addEventListener('click', () => load(false))

	function change() {
		history.replaceState(null, '', `#/records${query({ parent_id: parent, ...filters.values() })}`)
		load(true)
	}

	async function load(anew) {
		stop?.abort()
		stop = new AbortController()
		more.disabled = true
		if (anew) {
			cursor = undefined
			list.classList.add('loading')
		}
		try {
			const page = await get(`/api/records${query({ parent_id: parent, ...asked(filters.values()), limit: LIMIT, cursor })}`, { signal: stop.signal })
			if (anew) fill(list)
			list.append(...page.records.map(row))
			cursor = page.next_cursor
			more.hidden = !cursor
			showEmpty()
			if (anew) announce(`${list.childElementCount}${cursor ? ' or more' : ''} files`)
		}
		catch (problem) {
			if (problem.name === 'AbortError') return
			if (list.childElementCount) complain(problem)
			else showFailure(problem)
		}
		list.classList.remove('loading')
		more.disabled = false
	}

	function showFailure(problem) {
		empty.hidden = false
		fill(empty, icon('alert'), h('p', {}, why(problem)), h('button', { type: 'button', on: { click: () => load(true) } }, 'Try again'))
	}

	function showEmpty() {
		empty.hidden = list.childElementCount > 0
		const narrowed = Object.values(filters.values()).some((value) => value)
		fill(empty, icon(narrowed ? 'search' : 'file'), h('p', {}, narrowed ? 'Nothing is as you look for.' : 'There are no files yet.'),
			narrowed ? h('a', { class: 'button', href: '#/records' }, 'Show all') : h('a', { class: 'button primary', href: '#/' }, 'Upload one'))
	}

	load(true)
	return { element, title: 'Files', close: () => stop?.abort() }
}

/** Days as the API wants them: the whole of the last one as well. */
function asked({ from, to, ...values }) {
	return { ...values, created_after: from && new Date(`${from}T00:00`).toISOString(), created_before: to && new Date(new Date(`${to}T00:00`).getTime() + 86_400_000).toISOString() }
}

function filterForm(search, change) {
	const given = (name) => search.get(name) ?? ''
	const controls = {
		q: h('input', { name: 'q', type: 'search', value: given('q'), placeholder: 'Search names, descriptions and tags', 'aria-label': 'Search', autocomplete: 'off' }),
		kind: choice(given('kind'), [['', 'Files and parts'], ['upload', 'Files'], ['part', 'Parts']]),
		status: choice(given('status'), [['', 'Any'], ...STATUSES.map((status) => [status, statusWord(status)])]),
		folder_name: h('input', { name: 'folder_name', type: 'text', value: given('folder_name'), autocomplete: 'off' }),
		tag: h('input', { name: 'tag', type: 'text', value: given('tag'), autocomplete: 'off' }),
		from: h('input', { type: 'date', value: given('from') }),
		to: h('input', { type: 'date', value: given('to') }),
	}
	const narrow = matchMedia('(max-width: 40rem)').matches
	let later
	const element = h('form', { class: 'filters', role: 'search', on: {
		submit: (event) => event.preventDefault(),
		input: () => {
			clearTimeout(later)
			later = setTimeout(change, 250)
		},
	} },
	h('div', { class: 'search' }, icon('search'), controls.q),
	h('details', { open: !narrow || [...search].some(([name]) => name !== 'q') }, h('summary', {}, 'Filters'), h('div', { class: 'filter-fields' },
		field('Show', controls.kind), field('Status', controls.status),
		field('Folder', controls.folder_name), field('Tag', controls.tag),
		field('From', controls.from), field('To', controls.to))))
	return { element, values: () => Object.fromEntries(Object.entries(controls).map(([name, control]) => [name, control.value.trim()])) }
}

function choice(value, options) {
	const select = h('select', {}, options.map(([option, text]) => h('option', { value: option }, text)))
	select.value = value
	return select
}
