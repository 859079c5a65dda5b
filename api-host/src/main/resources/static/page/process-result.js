/** What becomes of a process while one watches: its parts as they come, and what to do when it is finished. */
import { startProcess } from './api.js'
import { askPassword } from './dialogs.js'
import { fill, h, icon } from './dom.js'
import { downloadLink } from './download.js'
import { count, number } from './format.js'
import { announce, complain } from './notices.js'
import { partList } from './parts.js'
import { isFinal, watch } from './watch.js'
import { wantsPassword, why } from './words.js'

/**
 * @param params how it was split, to try the same again; that of the report if absent
 * @param draw draws a page of the document so many pixels wide, if it is open
 * @param onAgain leads back to where another way is chosen
 */
export function processResult({ processId, recordId, params, name, draw, onAgain, onPassword, onReport }) {
	const title = h(onReport ? 'h2' : 'h3', {}, 'Splitting …')
	const bar = h('progress', { 'aria-label': 'Parts that are done' })
	const fault = h('p', { class: 'fault' })
	const actions = h('div', { class: 'stack' })
	const parts = partList({ draw })
	const rest = h('p', { class: 'hint' })
	const element = h('section', { class: 'result', tabindex: '-1', 'aria-label': `Result of ${name ?? 'a process'}` }, title, bar, fault, actions, parts.element, rest)
	let stop

	follow(processId)

	async function follow(id) {
		stop?.abort()
		stop = new AbortController()
		try {
			await watch(id, (report) => show(id, report), stop.signal)
		}
		catch (problem) {
			if (problem.name === 'AbortError') return
			title.textContent = 'It is not known how far it is'
			fault.textContent = why(problem)
			fill(actions, h('button', { type: 'button', on: { click: () => follow(id) } }, icon('again'), 'Look again'))
		}
	}

	function show(id, report) {
		const { total, succeeded, failed } = report.parts
		const done = isFinal(report.status)
		title.textContent = heading(report)
		bar.hidden = done
		if (total) {
			bar.max = total
			bar.value = succeeded + failed
		}
		else bar.removeAttribute('value')
		fault.textContent = report.error && (done || report.error.code) ? `${done ? '' : 'It is tried again: '}${why(report.error)}` : ''
		// one that failed alone has no more to say
		parts.show(report.status === 'failed' && report.records.length === 1 ? [] : report.records)
		const source = recordId ?? report.record_id
		fill(rest, done && report.next_cursor && [`These are the first ${number(report.records.length)} of ${count(total, 'part')}. `, source && h('a', { href: `#/records?parent_id=${source}` }, 'All parts')])
		if (done) {
			announce(title.textContent)
			finish(id, report)
		}
		onReport?.(report)
	}

	function finish(id, report) {
		const source = recordId ?? report.record_id
		const again = params ?? report.process_params
		const all = report.parts.succeeded > 1 && report.records[0]?.status !== 'planned'
		fill(actions,
			all && downloadLink(`/api/records/${source}/parts.zip?process_id=${id}`, `${(name ?? 'parts').replace(/\.[^.]*$/, '')}.zip`, { text: 'Download all', kind: 'primary wide' }),
			report.parts.failed > 0 && again && h('button', { type: 'button', class: all ? 'wide' : 'primary wide', on: { click: () => tryAgain(source, again, report.error) } }, icon('again'), 'Try again'),
			onAgain && h('button', { type: 'button', class: 'wide', on: { click: onAgain } }, 'Split in another way'))
	}

	async function tryAgain(source, again, error) {
		let next = again
		if (wantsPassword(error)) {
			const password = await askPassword(name ?? 'Document', error.code === 'password_incorrect')
			if (password === undefined) return
			onPassword?.(password)
			next = { ...again, split_params: { ...again.split_params, password } }
		}
		try {
			const process = await startProcess(source, next)
			params = next
			fill(actions)
			title.textContent = 'Splitting …'
			if (onReport) location.hash = `#/processes/${process.process_id}`
			else follow(process.process_id)
		}
		catch (problem) {
			complain(problem)
		}
	}

	return { element, close: () => stop?.abort() }
}

function heading({ status, parts, records }) {
	if (status === 'queued') return 'Waiting for its turn …'
	if (status === 'running') return parts.total ? `${number(parts.succeeded + parts.failed)} of ${count(parts.total, 'part')} …` : 'Opening the document …'
	if (status === 'failed') return parts.total > 1 ? `None of ${count(parts.total, 'part')} could be made` : 'It could not be split'
	if (status === 'partially_succeeded') return `${number(parts.succeeded)} of ${count(parts.total, 'part')} ready`
	return records[0]?.status === 'planned' ? `A plan of ${count(parts.total, 'part')}` : `${count(parts.total, 'part')} ready`
}
