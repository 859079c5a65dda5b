/** Records, one below the other. */
import { h, icon } from './dom.js'
import { ago, dateTime, pages, size } from './format.js'
import { statusBadge } from './parts.js'

export function recordRows(records) {
	return h('ul', { class: 'rows' }, records.map(row))
}

export function row(record) {
	const facts = [size(record.size), record.parent_id && pages(record.pages), record.folder_name].filter(Boolean).join(' · ')
	// each part has that one
	const tags = (record.tags ?? []).filter((tag) => tag !== 'split' || !record.parent_id)
	return h('li', {}, h('a', { class: 'row', href: `#/records/${record.id}` },
		icon(record.parent_id ? 'part' : 'file'),
		h('span', { class: 'row-text' },
			h('span', { class: 'name' }, record.file_name ?? record.id),
			h('span', { class: 'hint' }, facts)),
		tags.length > 0 && h('span', { class: 'tags' }, tags.slice(0, 3).map((tag) => h('span', { class: 'tag' }, tag))),
		record.status !== 'succeeded' && statusBadge(record.status),
		h('time', { class: 'hint', datetime: record.created_at, title: dateTime(record.created_at) }, ago(record.created_at))))
}
