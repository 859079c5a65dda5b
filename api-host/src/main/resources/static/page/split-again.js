/** A document that is already stored, to be split in another way. */
import { get } from './api.js'
import { h } from './dom.js'
import { count, size } from './format.js'
import { openStored } from './pdf.js'
import { splitPanel } from './split-panel.js'

export async function splitAgain(id) {
	const record = await get(`/api/records/${id}`)
	const facts = h('p', { class: 'hint' }, size(record.size))
	const panel = splitPanel({
		name: record.file_name, size: record.size, recordId: Promise.resolve(id),
		open: (askPassword) => openStored(record.object_key, askPassword),
		onPages: (pages) => (facts.textContent = `${size(record.size)} · ${count(pages, 'page')}`),
	})
	const element = h('div', { class: 'wide-screen' },
		h('p', { class: 'crumbs' }, h('a', { href: '#/records' }, 'Files'), ' / ', h('a', { href: `#/records/${id}` }, record.file_name)),
		h('h1', { class: 'name' }, record.file_name), facts, h('h2', { class: 'unseen' }, 'Split it'), h('div', { class: 'card' }, panel.element))
	return { element, title: `Split ${record.file_name}`, close: panel.close }
}
