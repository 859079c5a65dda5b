/** The parts of a process: what they are called, how far they are, and what can be done with them. */
import { askPassword } from './dialogs.js'
import { downloadLink, fileUrl } from './download.js'
import { fill, h, icon } from './dom.js'
import { count, pages, size } from './format.js'
import { openStored } from './pdf.js'
import { noteWords, statusWord, why } from './words.js'
import { complain } from './notices.js'

/** How many are listed at first, and how many more each time. */
const STEP = 100

export function statusBadge(status) {
	const symbol = { succeeded: 'check', planned: 'eye', failed: 'alert', partially_succeeded: 'alert' }[status] ?? 'clock'
	return h('span', { class: `badge ${status}` }, icon(symbol), statusWord(status))
}

/** A list that is shown anew as often as parts change; only what has changed is drawn again. `draw` gives a picture of a part. */
export function partList({ draw } = {}) {
	const list = h('ol', { class: 'parts' })
	const common = h('div')
	const more = h('button', { type: 'button', class: 'quiet', hidden: true }, 'Show more')
	const rows = new Map()
	let shown = STEP
	let all = []
	more.addEventListener('click', () => {
		shown += STEP * 5
		show(all)
	})

	function show(parts) {
		all = parts
		const now = parts.slice(0, shown)
		const shared = parts.length > 1 ? (parts[0].notes ?? []).filter((note) => parts.every((part) => part.notes?.includes(note))) : []
		fill(common, shared.map((note) => h('p', { class: 'hint' }, noteWords(note))))
		const wanted = now.map((part) => {
			const state = JSON.stringify([part.status, part.size, part.file_name, part.error, part.notes, shared])
			let row = rows.get(part.id)
			if (row?.state !== state) {
				row = { state, element: partRow(part, row?.picture ?? h('div', { class: 'part-picture' }), shared) }
				row.picture = row.element.firstElementChild
				rows.set(part.id, row)
				if (draw && part.pages?.length && !row.picture.firstChild) drawInto(row.picture, () => draw(part.pages[0] + 1, 56))
			}
			return row.element
		})
		if (wanted.some((element, index) => list.children[index] !== element) || list.children.length !== wanted.length) fill(list, wanted)
		more.hidden = parts.length <= shown
		more.textContent = `Show more of ${count(parts.length, 'part')}`
	}

	return { element: h('div', {}, common, list, more), show }
}

function partRow(part, picture, shared) {
	const facts = [pages(part.pages), size(part.size)].filter(Boolean).join(' · ')
	const stored = part.status === 'succeeded' && part.object_key
	return h('li', { class: `part ${part.status}` }, picture,
		h('div', { class: 'part-text' },
			h('a', { class: 'name', href: `#/records/${part.id}` }, part.file_name ?? 'Part'),
			h('span', { class: 'hint' }, facts),
			part.error && h('span', { class: 'fault' }, why(part.error)),
			part.notes?.filter((note) => !shared.includes(note)).map((note) => h('span', { class: 'hint' }, noteWords(note)))),
		part.status !== 'succeeded' && statusBadge(part.status),
		stored && previewButton(part),
		stored && downloadLink(fileUrl(part), part.file_name, { bytes: part.size, label: `Download ${part.file_name}` }))
}

function drawInto(place, draw) {
	draw().then((canvas) => fill(place, canvas), () => undefined)
}

function previewButton(part) {
	return h('button', { type: 'button', class: 'quiet icon-only', 'aria-label': `Look at ${part.file_name}`, on: { click: () => preview(part) } }, icon('eye'))
}

/** Shows the first pages of a stored PDF. */
export async function preview(record) {
	const close = h('button', { type: 'button', class: 'quiet icon-only', 'aria-label': 'Close' }, icon('close'))
	const sheets = h('div', { class: 'preview-pages', tabindex: '0', role: 'group', 'aria-label': 'Pages' }, h('p', { class: 'hint' }, 'Opening …'))
	const dialog = h('dialog', { class: 'preview', 'aria-label': record.file_name }, h('div', { class: 'preview-head' }, h('h2', { class: 'name' }, record.file_name), close), sheets)
	close.addEventListener('click', () => dialog.close())
	let pdf
	dialog.addEventListener('close', () => {
		pdf?.close()
		dialog.remove()
	})
	document.body.append(dialog)
	dialog.showModal()
	try {
		pdf = await openStored(record.object_key, (wrong) => askPassword(record.file_name, wrong))
		fill(sheets)
		for (let page = 1; page <= Math.min(pdf.pageCount, 20) && dialog.open; page++) {
			const canvas = await pdf.draw(page, Math.min(560, sheets.clientWidth - 32))
			canvas.setAttribute('role', 'img')
			canvas.setAttribute('aria-label', `Page ${page}`)
			sheets.append(canvas)
		}
		if (pdf.pageCount > 20) sheets.append(h('p', { class: 'hint' }, `The first 20 of ${pdf.pageCount} pages. Download it to see all.`))
	}
	catch (failure) {
		if (dialog.open) {
			complain(failure)
			dialog.close()
		}
	}
}
