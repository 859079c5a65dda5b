/** Follows a process until it is finished: by its events where the host has them, else by asking again and again. */
import { Problem, get, headers } from './api.js'
import { askForKey } from './key.js'
import { pause, sleep } from './retry.js'

const FINAL = new Set(['succeeded', 'partially_succeeded', 'failed'])
const PART = /^part\./
/** Browsers have six connections to a host, of which some must be left. */
const MOST_STREAMS = 3

let streams = 0

export function isFinal(status) {
	return FINAL.has(status)
}

/** `onReport` is given the process with its parts, each time that something has changed; resolves to the last. */
export async function watch(processId, onReport, signal) {
	let report = await get(`/api/processes/${processId}`, { signal, again: 8 })
	onReport(report)
	if (!isFinal(report.status)) {
		const told = streams < MOST_STREAMS ? await follow(processId, report, onReport, signal).finally(() => streams--) : undefined
		report = told ?? (await poll(processId, onReport, signal))
	}
	return report
}

async function poll(processId, onReport, signal) {
	for (let wait = 300; ; wait = Math.min(wait * 1.4, 3000)) {
		await sleep(wait, signal)
		const report = await get(`/api/processes/${processId}`, { signal, again: 20 })
		onReport(report)
		if (isFinal(report.status)) return report
	}
}

/** The last report, or undefined where the host has no events. */
async function follow(processId, report, onReport, signal) {
	streams++
	const records = new Map(report.records.map((record) => [record.id, record]))
	let last
	for (let attempt = 0; ; attempt++) {
		try {
			for await (const { id, data } of await events(processId, last, signal)) {
				attempt = 0
				last = id ?? last
				if (PART.test(data.type) && data.record) records.set(data.record.id, data.record)
				if (isFinal(data.status)) break
				onReport({ ...report, status: data.status, parts: data.parts ?? report.parts, records: inOrder(records), error: data.error })
			}
			// it ends after the last event, and also when a connection is cut
			const now = await get(`/api/processes/${processId}`, { signal, again: 8 })
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
