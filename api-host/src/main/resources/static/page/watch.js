/** Follows a process until it is finished: by its events where the host has them, else by asking again and again. */
import { Problem, get, headers } from './api.js'
import { askForKey } from './key.js'
import { pause, sleep } from './retry.js'

const FINAL = new Set(['succeeded', 'partially_succeeded', 'failed'])
const PART = /^part\./
/** Browsers have six connections to a host, of which some must be left. */
const MOST_STREAMS = 3
/** Milliseconds. Events come in swarms: what is shown is for all of one. */
const SWARM = 100

let streams = 0

export function isFinal(status) {
	return FINAL.has(status)
}

/**
 * `onReport` is given the process with its first parts, at most `most`, when something has changed; resolves to the last
 * report. There may be 100,000 parts, which nobody looks through.
 */
export async function watch(processId, onReport, signal, most = 1000) {
	const path = `/api/processes/${processId}?limit=${most}`
	let report = await get(path, { signal, again: 8 })
	onReport(report)
	if (!isFinal(report.status)) {
		const told = streams < MOST_STREAMS ? await follow(processId, path, report, onReport, signal, most).finally(() => streams--) : undefined
		report = told ?? (await poll(path, onReport, signal))
	}
	return report
}

async function poll(path, onReport, signal) {
	for (let wait = 300; ; wait = Math.min(wait * 1.4, 3000)) {
		await sleep(wait, signal)
		const report = await get(path, { signal, again: 20 })
		onReport(report)
		if (isFinal(report.status)) return report
	}
}

/** The last report, or undefined where the host has no events. */
async function follow(processId, path, report, onReport, signal, most) {
	streams++
	const records = new Map(report.records.map((record) => [record.id, record]))
	let last
	let newest
	let showing
	function show() {
		showing = undefined
		if (!signal?.aborted) onReport({ ...report, status: newest.status, parts: newest.parts ?? report.parts, records: inOrder(records), error: newest.error })
	}
	for (let attempt = 0; ; attempt++) {
		try {
			for await (const { id, data } of await events(processId, last, signal)) {
				attempt = 0
				last = id ?? last
				if (PART.test(data.type) && data.record && (records.size < most || records.has(data.record.id))) records.set(data.record.id, data.record)
				if (isFinal(data.status)) break
				newest = data
				showing ??= setTimeout(show, SWARM)
			}
			clearTimeout(showing)
			showing = undefined
			// it ends after the last event, and also when a connection is cut
			const now = await get(path, { signal, again: 8 })
			onReport(now)
			if (isFinal(now.status)) return now
			now.records.forEach((record) => records.set(record.id, record))
		}
		catch (problem) {
			if (problem.name === 'AbortError') throw problem
			if (problem.status === 401) await askForKey()
			else if ([404, 405, 406].includes(problem.status) || attempt > 4) return undefined
		}
		await pause(attempt, 0, signal)
	}
}

function inOrder(records) {
	return [...records.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
}

async function events(processId, last, signal) {
	const fields = { Accept: 'text/event-stream', ...headers() }
	if (last !== undefined) fields['Last-Event-ID'] = last
	const answer = await fetch(`/api/processes/${processId}/events`, { headers: fields, signal }).catch((failure) => {
		throw failure.name === 'AbortError' ? failure : new Problem(0)
	})
	if (!answer.ok) throw new Problem(answer.status)
	// there is none after the last
	return answer.body ? parsed(answer.body) : []
}

/** Server-sent events as in the HTML standard, of which only `id` and `data` matter here. */
async function* parsed(body) {
	const reader = body.pipeThrough(new TextDecoderStream()).getReader()
	let text = ''
	try {
		for (;;) {
			const { done, value } = await reader.read()
			if (done) return
			text += value.replaceAll('\r', '')
			const blocks = text.split('\n\n')
			text = blocks.pop()
			for (const block of blocks) {
				const fields = Object.fromEntries(block.split('\n').filter((line) => !line.startsWith(':')).map((line) => {
					const colon = line.indexOf(':')
					return [line.slice(0, colon), line.slice(colon + 1).trimStart()]
				}))
				if (fields.data) yield { id: fields.id, data: JSON.parse(fields.data) }
			}
		}
	}
	finally {
		reader.cancel().catch(() => undefined)
	}
}
