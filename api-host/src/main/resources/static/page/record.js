/** A record's own screen: what the file is, and all that has happened to it. */
import { call, get, maybe, query } from './api.js'
import { askRecordDeletion } from './dialogs.js'
import { fill, h, icon } from './dom.js'
import { downloadLink, fileUrl } from './download.js'
import { ago, count, dateTime, duration, number, pages, size } from './format.js'
import { complain, toast } from './notices.js'
import { partList, preview, statusBadge } from './parts.js'
import { recordFacts } from './record-edit.js'
import { noteWords, splitWords, why } from './words.js'

const LIMIT = 100

export async function record(id) {
	const element = h('div', { class: 'record' })
	const answer = await call('GET', `/api/records/${id}`)
	let etag = answer.headers.get('ETag')
	let file = await answer.json()
	const head = h('header', { class: 'record-head' })
	const facts = h('section', { 'aria-label': 'Facts' })
	const story = h('section', { 'aria-labelledby': 'story-title' })
	const made = h('section', { 'aria-labelledby': 'made-title' })
	fill(element, head, h('div', { class: 'record-columns' }, facts, h('div', { class: 'record-main' }, story, made)))
	show()
	const parent = file.parent_id && await maybe(`/api/records/${file.parent_id}`).catch(() => undefined)
	const parts = file.parent_id ? [] : await partsOf(id)
	const processes = await processesOf(id)
	showStory()
	showParts()

	function show() {
		const stored = file.status === 'succeeded' && file.object_key
		const pdf = stored && file.mime_type === 'application/pdf'
		fill(head, h('p', { class: 'crumbs' }, h('a', { href: '#/records' }, 'Files'), file.parent_id && [' / ', h('a', { href: `#/records/${file.parent_id}` }, 'Document')]),
			h('h1', { class: 'name' }, file.file_name ?? 'File'),
			h('p', { class: 'record-state' }, statusBadge(file.status), h('span', { class: 'hint' }, [file.parent_id ? 'Part' : 'Upload', size(file.size), pages(file.pages)].filter(Boolean).join(' · '))),
			file.error && h('p', { class: 'fault' }, why(file.error)),
			file.notes?.map((note) => h('p', { class: 'hint' }, noteWords(note))),
			h('div', { class: 'actions' },
				stored && downloadLink(fileUrl(file), file.file_name, { bytes: file.size, text: 'Download', kind: 'primary' }),
				pdf && h('button', { type: 'button', on: { click: () => preview(file) } }, icon('eye'), 'Look at it'),
				pdf && h('a', { class: 'button', href: `#/split/${id}` }, icon('scissors'), 'Split'),
				h('button', { type: 'button', class: 'quiet', on: { click: remove } }, icon('trash'), 'Delete')))
		fill(facts, recordFacts(file, save))
	}

	async function save(changes) {
		const changed = await call('PATCH', `/api/records/${id}`, { json: changes, type: 'application/merge-patch+json', headers: etag ? { 'If-Match': etag } : {} })
		etag = changed.headers.get('ETag') ?? etag
		file = await changed.json()
		show()
		toast('Saved.')
	}

	async function remove() {
		const chosen = await askRecordDeletion(file.file_name ?? id, parts.length > 0)
		if (!chosen) return
		try {
			await call('DELETE', `/api/records/${id}${query({ parts: chosen.parts || undefined })}`)
			toast(`${file.file_name} is deleted.`)
			location.hash = file.parent_id ? `#/records/${file.parent_id}` : '#/records'
		}
		catch (problem) {
			complain(problem)
		}
	}

	function showStory() {
		const events = [
			file.parent_id
				? event(file.created_at, 'part', 'Made from ', h('a', { href: `#/records/${file.parent_id}` }, parent?.file_name ?? 'another file'), file.pages && `, ${pages(file.pages)}`,
					file.process_id && [', by ', h('a', { href: `#/processes/${file.process_id}` }, 'this process')])
				: event(file.created_at, 'upload', 'Uploaded'),
			...processes.map(processEvent),
		]
		fill(story, h('h2', { id: 'story-title' }, 'What happened'), h('ol', { class: 'story' }, events))
	}

	function showParts() {
		if (!parts.length) return fill(made)
		const list = partList()
		list.show(parts)
		const stored = parts.filter((part) => part.status === 'succeeded')
		fill(made, h('h2', { id: 'made-title' }, parts.length < LIMIT ? count(parts.length, 'part') : 'Latest parts'),
			stored.length > 1 && downloadLink(`/api/records/${id}/parts.zip`, `${file.file_name ?? 'parts'}.zip`, { text: 'Download all', kind: '' }),
			list.element,
			parts.length === LIMIT && h('p', {}, h('a', { href: `#/records?parent_id=${id}` }, 'All parts')))
	}

	return { element, title: file.file_name ?? 'File' }
}

function event(time, symbol, ...words) {
	return h('li', {}, icon(symbol), h('div', {}, h('p', {}, words), h('time', { class: 'hint', datetime: time, title: dateTime(time) }, ago(time))))
}

function processEvent(process) {
	const { parts, error } = process
	const took = process.started_at && process.finished_at && duration(process.started_at, process.finished_at)
	return h('li', { class: process.status }, icon('scissors'), h('div', {},
		h('p', {}, h('a', { href: `#/processes/${process.process_id}` }, process.process_params ? `Split ${splitWords(process.process_params)}` : 'Split'), ' ', statusBadge(process.status)),
		h('p', { class: 'hint' }, [parts.total && `${number(parts.succeeded)} of ${count(parts.total, 'part')}`, took && `took ${took}`, process.created_at && ago(process.created_at)].filter(Boolean).join(' · ')),
		error && h('p', { class: 'fault' }, why(error))))
}

/** The newest parts, in the order in which they follow each other. */
async function partsOf(id) {
	const page = await get(`/api/records${query({ parent_id: id, limit: LIMIT })}`)
	return page.records.sort((one, other) => (one.id < other.id ? -1 : 1))
}

async function processesOf(id) {
	return (await get(`/api/processes${query({ record_id: id, limit: 50 })}`)).processes.reverse()
}
