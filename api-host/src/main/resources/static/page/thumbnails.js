/** The pages of a document, side by side, with a divider between each two that can be cut. */
import { fill, h, icon } from './dom.js'
import { owners, toggle } from './ranges.js'
import { announce } from './notices.js'

const WIDTH = 118
/** How many pages are there at first, and how many more when their end comes into view. */
const STEP = 200
/** Drawn pages that are kept; of others only the place is. */
const MOST_DRAWN = 120

/** `onChange` is given the parts after a cut. */
export function thumbnails(document, onChange) {
	const strip = h('div', { class: 'strip', role: 'group', 'aria-label': 'Pages. Arrow keys go from one divider to the next, Enter cuts.' })
	const end = h('div', { class: 'strip-end' })
	const element = h('div', { class: 'strip-frame', tabindex: '-1' }, strip, end)
	const drawn = new Map()
	let parts = []
	let current = 1
	let shown = 0

	const sight = new IntersectionObserver((entries) => {
		for (const { target, isIntersecting } of entries) {
			const number = Number(target.dataset.page)
			if (isIntersecting) paint(number, target)
			else if (!target.firstChild) drawn.delete(number)
		}
	}, { root: element, rootMargin: '400px' })
	const more = new IntersectionObserver(([entry]) => entry.isIntersecting && extend(shown + STEP), { root: element, rootMargin: '800px' })
	more.observe(end)

	function extend(to) {
		const from = shown + 1
		shown = Math.min(document.pageCount, to)
		for (let page = from; page <= shown; page++) strip.append(pageOf(page))
		if (shown === document.pageCount) more.disconnect()
		mark(from, shown)
	}

	function pageOf(number) {
		const sheet = h('div', { class: 'sheet', 'data-page': number })
		sight.observe(sheet)
		const divider = number < document.pageCount && h('button', {
			type: 'button', class: 'divider', 'data-after': number, tabindex: number === current ? '0' : '-1',
		}, icon('scissors'))
		return h('div', { class: 'page', 'data-number': number }, h('div', { class: 'page-face' }, sheet, h('span', { class: 'page-number' }, `${number}`)), divider)
	}

	async function paint(number, sheet) {
		if (drawn.has(number)) {
			drawn.delete(number)
			drawn.set(number, sheet)
			return
		}
		drawn.set(number, sheet)
		try {
			const canvas = await document.draw(number, WIDTH, () => drawn.has(number))
			if (!canvas || !drawn.has(number)) return
			sheet.style.setProperty('aspect-ratio', `${canvas.width} / ${canvas.height}`)
			fill(sheet, canvas)
			release()
		}
		catch {
			fill(sheet, h('span', { class: 'sheet-fault' }, 'No picture'))
		}
	}

	/** Lets go of pages that were drawn long ago; they are drawn again when they come into view. */
	function release() {
		for (const [number, sheet] of drawn) {
			if (drawn.size <= MOST_DRAWN) return
			drawn.delete(number)
			const canvas = sheet.querySelector('canvas')
			if (canvas) canvas.width = 0
			fill(sheet)
			sight.unobserve(sheet)
			sight.observe(sheet)
		}
	}

	function mark(from, to) {
		const owner = owners(parts, document.pageCount)
		for (let number = from; number <= to; number++) {
			const page = strip.children[number - 1]
			const mine = owner[number]
			page.classList.toggle('left-out', mine === undefined)
			page.classList.toggle('odd', mine % 2 === 1)
			page.classList.toggle('begins', mine !== undefined && owner[number - 1] !== mine)
			page.dataset.part = mine === undefined ? '' : `Part ${mine + 1}`
			const divider = page.querySelector('.divider')
			if (!divider) continue
			const cut = mine !== owner[number + 1]
			divider.setAttribute('aria-pressed', cut)
			divider.setAttribute('aria-label', `Cut between pages ${number} and ${number + 1}`)
		}
	}

	function focus(number) {
		const to = Math.max(1, Math.min(document.pageCount - 1, number))
		if (to > shown) extend(to + STEP)
		divider(current)?.setAttribute('tabindex', '-1')
		current = to
		divider(current).setAttribute('tabindex', '0')
		divider(current).focus()
	}

	function divider(number) {
		return strip.children[number - 1]?.querySelector('.divider')
	}

	strip.addEventListener('click', (event) => {
		const button = event.target.closest('.divider')
		if (!button) return
		const after = Number(button.dataset.after)
		divider(current)?.setAttribute('tabindex', '-1')
		current = after
		button.setAttribute('tabindex', '0')
		const next = toggle(parts, after)
		if (!next) return announce('Pages are left out here. Change the typed ranges instead.')
		onChange(next)
		announce(`${button.getAttribute('aria-pressed') === 'true' ? 'Cut' : 'Joined'} after page ${after}. ${next.length} parts.`)
	})
	strip.addEventListener('keydown', (event) => {
		if (!event.target.matches('.divider')) return
		const row = Math.max(1, Math.round(strip.clientWidth / (strip.firstElementChild?.offsetWidth || 1)))
		const to = { ArrowRight: current + 1, ArrowLeft: current - 1, ArrowDown: current + row, ArrowUp: current - row, Home: 1, End: document.pageCount - 1 }[event.key]
		if (to === undefined) return
		event.preventDefault()
		focus(to)
	})

	extend(STEP)
	return {
		element,
		show(next) {
			parts = next
			mark(1, shown)
		},
		close() {
			sight.disconnect()
			more.disconnect()
			document.close()
		},
	}
}
