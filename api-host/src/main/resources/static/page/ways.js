/** The ways to split, in plain words, and what each of them asks for. */
import { field, fill, h, uniqueId } from './dom.js'
import { equal, every, format, parse, toApi } from './ranges.js'

/**
 * `known` tells the parts at once from the number of pages; where it is missing only the document can. `params` is what the API
 * takes. Both throw an `Error` with a sentence when what was typed makes no sense.
 * `keep` offers that pages stay which else are left out.
 */
const WAYS = [
	{ id: 'cuts', name: 'Cut by hand',
		input: { label: 'Pages of each part', hint: 'Click between two pages, or type. A comma begins the next part: 1-3, 4-last', value: '' },
		known: (text, pageCount) => parse(text, pageCount), params: (text) => ({ ranges: toApi(text) }) },
	{ id: 'every', name: 'Every few pages', input: { label: 'Pages in each part', type: 'number', min: 1, value: 1 },
		known: (text, pageCount) => every(whole(text, 1, 'pages'), pageCount), params: (text) => ({ every: whole(text, 1, 'pages') }) },
	{ id: 'parts', name: 'Equal parts', input: { label: 'How many parts', type: 'number', min: 2, max: 100000, value: 2 },
		known: (text, pageCount) => equal(notMore(whole(text, 2, 'parts'), pageCount), pageCount), params: (text) => ({ parts: whole(text, 2, 'parts') }) },
	{ id: 'chapters', name: 'At chapters', input: { label: 'How deep', choices: [['1', 'Chapters'], ['2', 'and sections'], ['3', 'and subsections']], value: '1' },
		params: (text) => ({ at_bookmarks: Number(text) }) },
	{ id: 'size', name: 'By size', more: true, input: { label: 'At most, in MB, each', type: 'number', min: 0.1, step: 'any', value: 10 },
		params: (text) => ({ max_size: Math.max(1024, Math.round(positive(text) * 1e6)) }) },
	{ id: 'text', name: 'At a text', more: true,
		input: { label: 'Begin a part where a page says', placeholder: 'Invoice', hint: 'The words as they are, upper and lower case alike. Pictures of text are not read', value: '' },
		params: (text) => ({ at_text: `(?i)${literally(text)}` }) },
	{ id: 'blank', name: 'At blank pages', more: true, note: 'Blank pages separate the parts and are left out.', keep: 'Keep them, where parts begin',
		params: (text, kept) => ({ at_blank_pages: true, ...kept }) },
	{ id: 'sheets', name: 'At separator sheets', more: true,
		input: { label: 'Code on the sheet', hint: 'A QR code or barcode. Sheets are left out. Empty: any code', value: 'PATCHT' },
		keep: 'Keep them: the code is on the first page of each part',
		params: (text, kept) => ({ at_barcode: text.trim() ? `^${quoted(text.trim())}$` : '.*', ...kept }) },
]

function whole(text, least, noun) {
	const value = Number(text)
	if (!Number.isInteger(value) || value < least || value > 1e6) throw new Error(`Type how many ${noun}: ${least} or more.`)
	return value
}

function notMore(value, pageCount) {
	if (value > pageCount) throw new Error(`The document has only ${pageCount} pages.`)
	return value
}

function positive(text) {
	const value = Number(text)
	if (!(value > 0)) throw new Error('Type a size, such as 10.')
	return value
}

function literally(text) {
	return quoted(text.trim())
}

function quoted(text) {
	return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')
}

/** Where one of the ways is chosen. `onChange` is called with each change of it. */
export function wayChooser(onChange) {
	const name = uniqueId()
	const ways = WAYS.map((way) => ({ ...way, control: way.input && control(way.input, onChange), kept: way.keep && checkbox(onChange) }))
	const settings = h('div', { class: 'way-settings' })
	const fault = h('p', { class: 'fault', role: 'alert' })
	const more = h('details', { class: 'more-ways' }, h('summary', {}, 'More ways'), h('div', { class: 'chips' }, ways.filter((way) => way.more).map(choice)))
	const element = h('fieldset', { class: 'ways' }, h('legend', {}, 'How to split'),
		h('div', { class: 'chips' }, ways.filter((way) => !way.more).map(choice)), more, settings, fault)
	let chosen = ways[0]

	function choice(way) {
		const input = h('input', { type: 'radio', name, value: way.id, id: uniqueId(), checked: way.id === 'cuts' })
		input.addEventListener('change', () => {
			chosen = way
			show()
			onChange()
		})
		way.radio = input
		return h('span', { class: 'chip' }, input, h('label', { for: input.id }, way.name))
	}

	function show() {
		fill(settings, way().control && field(way().input.label, way().control, way().input.hint), way().note && h('p', { class: 'hint' }, way().note),
			way().kept && h('div', { class: 'check' }, way().kept, h('label', { for: way().kept.id }, way().keep)))
	}

	function way() {
		return chosen
	}

	show()
	return {
		element,
		/** What is chosen: `{params, parts}`, parts only if they are known; or undefined, and it says why. */
		read(pageCount) {
			const text = chosen.control?.value ?? ''
			// nothing is wrong yet where nothing has been typed
			if (['cuts', 'text'].includes(chosen.id) && !text.trim()) return say('')
			try {
				const params = chosen.params(text, chosen.kept?.checked && { keep_separators: true })
				const parts = chosen.known && pageCount !== undefined ? chosen.known(text, pageCount) : undefined
				if (chosen.id === 'cuts') parse(text)
				say('')
				return { params, parts }
			}
			catch (failure) {
				return say(failure.message)
			}
		},
		/** Makes it the typed ranges of these parts. */
		cut(parts) {
			chosen = ways[0]
			chosen.radio.checked = true
			chosen.control.value = format(parts)
			show()
		},
	}

	function say(text) {
		fault.textContent = text
		chosen.control?.setAttribute('aria-invalid', text !== '')
		return undefined
	}
}

function checkbox(onChange) {
	return h('input', { type: 'checkbox', id: uniqueId(), on: { change: onChange } })
}

function control(input, onChange) {
	if (input.choices) {
		return h('select', { value: input.value, on: { change: onChange } }, input.choices.map(([value, text]) => h('option', { value }, text)))
	}
	return h('input', {
		type: input.type ?? 'text', inputmode: input.type === 'number' ? 'decimal' : undefined, min: input.min, max: input.max, step: input.step,
		placeholder: input.placeholder, value: input.value, autocomplete: 'off', spellcheck: 'false', on: { input: onChange },
	})
}
