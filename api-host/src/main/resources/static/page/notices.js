/** What is said beside what is shown: to those who listen, and what went wrong. */
import { h, icon } from './dom.js'
import { why } from './words.js'

let later

/** Tells those who have the page read to them; several things at once are told as the last of them. */
export function announce(text) {
	clearTimeout(later)
	later = setTimeout(() => (document.getElementById('live').textContent = text), 150)
}

/** Shows for a while what went wrong. */
export function complain(problem) {
	if (problem?.name === 'AbortError') return
	if (!problem?.code && !problem?.status) console.error(problem)
	toast(why(problem), 'fault')
}

/** Shows for a while what was done. */
export function toast(text, kind = '') {
	const close = h('button', { type: 'button', class: 'quiet icon-only', 'aria-label': 'Dismiss', on: { click: () => box.remove() } }, icon('close'))
	const box = h('div', { class: `toast ${kind}` }, h('span', {}, text), close)
	document.getElementById('toasts').append(box)
	setTimeout(() => box.remove(), kind ? 9000 : 4000)
}
