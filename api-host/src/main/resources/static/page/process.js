/** A process's own screen. */
import { get, maybe } from './api.js'
import { fill, h } from './dom.js'
import { dateTime, duration, number } from './format.js'
import { statusBadge } from './parts.js'
import { processResult } from './process-result.js'
import { fact } from './record-edit.js'
import { splitWords } from './words.js'

const LONGEST = 5000

export async function processScreen(id) {
	const report = await get(`/api/processes/${id}`)
	const document = report.record_id && await maybe(`/api/records/${report.record_id}`).catch(() => undefined)
	const head = h('header', { class: 'record-head' })
	const facts = h('div', { class: 'facts' })
	const result = processResult({ processId: id, recordId: report.record_id, name: document?.file_name, onReport: show })
	const element = h('div', { class: 'record' }, head, h('div', { class: 'record-columns' }, h('section', { 'aria-label': 'Facts' }, facts), h('div', { class: 'record-main' }, result.element)))
	show(report)

	function show(now) {
		const source = now.record_id ?? report.record_id
		fill(head, h('p', { class: 'crumbs' }, h('a', { href: '#/records' }, 'Files'), source && [' / ', h('a', { href: `#/records/${source}` }, document?.file_name ?? 'Document')]),
			h('h1', {}, now.process_params ? `Split ${splitWords(now.process_params)}` : 'Split'),
			h('p', { class: 'record-state' }, statusBadge(now.status)))
		fill(facts, h('dl', {},
			fact('Asked for', dateTime(now.created_at)), fact('Begun', dateTime(now.started_at)), fact('Finished', dateTime(now.finished_at)),
			fact('Took', now.started_at && now.finished_at && duration(now.started_at, now.finished_at)),
			fact('Parts', now.parts.total > 0 && `${number(now.parts.succeeded)} ready, ${number(now.parts.failed)} failed, of ${number(now.parts.total)}`),
			fact('Parameters', now.process_params && h('code', { class: 'prewrap' }, shortened(JSON.stringify(now.process_params, undefined, 1)))),
			fact('Id', h('code', {}, id))))
	}

	return { element, title: 'Split', close: result.close }
}

/** As much as somebody may read. */
function shortened(text) {
	return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text
}
