/** The plan: which parts there would be, how they are called, and the button that starts. */
import { field, fill, h, icon } from './dom.js'
import { count, number, pages as pageWords, size as sizeWords } from './format.js'
import { why } from './words.js'

const SHOWN = 60

function filled(template, values) {
	return template.replace(/\.pdf$/i, '').replace(/\{(stem|match|index|first|last)(?::0([1-9]))?\}/g, (all, word, width) => `${values[word]}`.padStart(width ?? 0, '0'))
		.replace(/ +/g, ' ').trim()
}

export function planPanel({ name, size, onStart, onPreview }) {
	const title = h('h3', {}, 'Parts')
	const list = h('ol', { class: 'plan-list' })
	const note = h('p', { class: 'hint' })
	const fault = h('p', { class: 'fault', role: 'alert' })
	const start = h('button', { type: 'button', class: 'primary wide', on: { click: onStart } })
	const look = h('button', { type: 'button', class: 'wide', on: { click: onPreview } }, icon('eye'), 'Show the parts first')
	const prefix = textInput()
	const suffix = textInput()
	const template = textInput('200', '{stem}-{index:03} p{first}-{last} {match}')
	const protection = h('input', { type: 'password', maxlength: '127', autocomplete: 'new-password' })
	const options = h('details', { class: 'options' }, h('summary', {}, 'Names and protection'),
		field('Begin names with', prefix), field('End names with', suffix),
		field('Or name them', template, 'In braces: stem is the name of the document, index the place from 0, first and last are pages, match is what was found'),
		field('Password for the parts', protection, 'Whoever opens a part must know it'))
	const element = h('section', { class: 'plan', 'aria-label': `Plan of ${name}` }, title, note, list, fault, options, h('div', { class: 'stack' }, look, start))
	let state = {}

	function textInput(maxlength = '100', placeholder = undefined) {
		return h('input', { type: 'text', maxlength, placeholder, autocomplete: 'off', spellcheck: 'false', on: { input: () => show(state) } })
	}

	/** As the API will name a part of which it is known where it begins. */
	function nameOf(index, part) {
		const dot = name.lastIndexOf('.')
		const root = dot > 0 ? name.slice(0, dot) : name
		const made = filled(template.value, { stem: root, match: '', index, first: part[0], last: part[part.length - 1] })
		if (made) return `${made}.pdf`
		return `${[prefix.value.trim(), root, suffix.value.trim(), index].filter((piece) => piece !== '').join('_')}.pdf`
	}

	/** `total` is how many parts there are: `parts` may be the first of them only. */
	function show({ chosen, parts, planned, total, pageCount }) {
		state = { chosen, parts, planned, total, pageCount }
		fault.textContent = ''
		prefix.disabled = suffix.disabled = template.value.trim() !== ''
		template.disabled = `${prefix.value}${suffix.value}`.trim() !== ''
		const uncut = parts?.length === 1 && parts[0].length === pageCount && chosen?.params.ranges
		const told = chosen && (parts?.length ?? 0) > 0
		title.textContent = told && !uncut ? count(total, 'part') : 'Parts'
		note.textContent = noteFor(chosen, uncut, told, pageCount)
		fill(list, told && !uncut ? rows(parts, planned, total, pageCount) : [])
		look.hidden = !chosen || Boolean(parts) || Boolean(chosen.params.ranges)
		look.disabled = false
		start.disabled = !chosen || Boolean(uncut)
		fill(start, icon('scissors'), told && !uncut ? `Split into ${count(total, 'part')}` : 'Split')
	}

	function noteFor(chosen, uncut, told, pageCount) {
		if (!chosen) return 'Say first how to split.'
		if (uncut) return pageCount === 1 ? 'The document has one page.' : 'Click between two pages to cut there.'
		if (told) return ''
		return chosen.params.ranges ? '' : 'Where the parts begin, only the document tells.'
	}

	function rows(parts, planned, total, pageCount) {
		const items = parts.slice(0, SHOWN).map((part, index) => {
			const exact = planned?.[index]
			const bytes = exact?.size ?? (pageCount ? Math.round((size * part.length) / pageCount) : undefined)
			return h('li', {}, h('span', { class: 'name' }, exact?.file_name ?? nameOf(index, part)),
				h('span', { class: 'hint' }, `${pageWords(part.map((page) => page - 1))} · ${exact ? '' : 'about '}${sizeWords(bytes)}`))
		})
		if (total > SHOWN) items.push(h('li', { class: 'hint' }, `and ${number(total - SHOWN)} more`))
		return items
	}

	return {
		element,
		show,
		busy(text) {
			note.textContent = text
			start.disabled = true
			look.disabled = true
		},
		fault(problem) {
			if (problem.name !== 'AbortError') fault.textContent = why(problem)
		},
		options() {
			return { prefix: prefix.value.trim(), suffix: suffix.value.trim(), template: template.value.trim(), encrypt: protection.value ? { user_password: protection.value } : undefined }
		},
	}
}
