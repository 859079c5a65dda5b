/** Where a document is looked at and split: its pages, the way to split, the plan, and then what has become of it. */
import { Problem, startProcess } from './api.js'
import { askPassword } from './dialogs.js'
import { fill, h } from './dom.js'
import { complain } from './notices.js'
import { isTooLarge } from './pdf.js'
import { planPanel } from './plan.js'
import { processResult } from './process-result.js'
import { whole } from './ranges.js'
import { thumbnails } from './thumbnails.js'
import { watch } from './watch.js'
import { wayChooser } from './ways.js'
import { wantsPassword } from './words.js'

/** As many parts as one answer tells. */
const MOST_PLANNED = 10_000

/**
 * @param name the name of the document
 * @param size its length in bytes
 * @param open opens it, given a function that asks for a password
 * @param recordId promise of the id of its record
 * @param onPages is told how many pages it has
 */
export function splitPanel({ name, size, open, recordId, onPages }) {
	const pages = h('div', { class: 'pages' }, h('p', { class: 'hint waiting' }, 'Opening the document …'))
	const side = h('div', { class: 'side' })
	const ways = wayChooser(changed)
	const choice = h('div', { class: 'choice' }, ways.element, pages)
	const element = h('div', { class: 'split' }, choice, side)
	const plan = planPanel({ name, size, onStart: start, onPreview: preview })
	const stop = new AbortController()
	let pdf
	let strip
	let password
	let planned
	let plannedTotal

	fill(side, plan.element)
	show()
	openPages()

	async function openPages() {
		if (isTooLarge(size)) return noPages('This document is too large to show its pages here. Type the pages of each part, or choose another way.')
		try {
			pdf = await open((wrong) => askPassword(name, wrong))
			password = pdf.password
			strip = thumbnails(pdf, (parts) => {
				ways.cut(parts)
				changed()
			})
			fill(pages, strip.element)
			ways.cut(whole(pdf.pageCount))
			onPages?.(pdf.pageCount)
			changed()
		}
		catch (failure) {
			noPages(failure?.name === 'PasswordException' || failure?.message === 'Worker was destroyed'
				? 'The document is locked, so its pages are not shown. It is split with its password.'
				: 'The pages cannot be shown: the document may be damaged. It can be split all the same, as far as it can be read.')
		}
	}

	function noPages(text) {
		fill(pages, h('p', { class: 'hint' }, text))
	}

	function changed() {
		planned = undefined
		show()
	}

	function show() {
		const chosen = ways.read(pdf?.pageCount)
		const parts = planned?.map((part) => (part.pages ?? []).map((page) => page + 1)) ?? chosen?.parts
		if (strip) strip.show(parts ?? whole(pdf.pageCount))
		plan.show({ chosen, parts, planned, total: planned ? plannedTotal : parts?.length, pageCount: pdf?.pageCount })
	}

	function processParams(more = {}) {
		const { encrypt, prefix, suffix, template } = plan.options()
		const split = { ...ways.read(pdf?.pageCount).params, ...(password && { password }), ...(encrypt && { encrypt }), ...more }
		return { split_params: split, ...(prefix && { prefix }), ...(suffix && { suffix }), ...(template && { name_template: template }) }
	}

	async function preview() {
		const before = JSON.stringify(processParams())
		plan.busy('Looking for where the parts begin …')
		try {
			const process = await startProcess(await recordId, processParams({ preview: true }))
			const report = await watch(process.process_id, () => undefined, stop.signal, MOST_PLANNED)
			if (wantsPassword(report.error) && (await unlocked(report.error))) return await preview()
			if (report.status === 'failed') throw new Problem(422, report.error)
			if (JSON.stringify(processParams()) === before) {
				planned = report.records
				plannedTotal = report.parts.total
			}
			show()
			if (report.error) plan.fault(report.error)
		}
		catch (problem) {
			show()
			plan.fault(problem)
		}
	}

	async function start() {
		plan.busy('Starting …')
		try {
			const params = processParams()
			const id = await recordId
			const process = await startProcess(id, params)
			follow(process.process_id, id, params)
		}
		catch (problem) {
			show()
			complain(problem)
		}
	}

	function follow(processId, id, params) {
		choice.inert = true
		element.classList.add('started')
		const result = processResult({
			processId, recordId: id, params, name, draw: pdf && ((page, width) => pdf.draw(page, width)),
			onPassword: (value) => (password = value),
			onAgain: () => {
				result.close()
				choice.inert = false
				element.classList.remove('started')
				fill(side, plan.element)
				show()
				choice.querySelector(':checked').focus()
			},
		})
		fill(side, result.element)
		result.element.focus()
	}

	async function unlocked(problem) {
		password = await askPassword(name, problem.code === 'password_incorrect')
		return password !== undefined
	}

	return {
		element,
		close() {
			stop.abort()
			strip?.close()
		},
	}
}
