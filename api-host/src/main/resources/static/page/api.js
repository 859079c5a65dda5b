/** Calls of the API. What it refuses is a `Problem`; a key is asked for when it wants one. */
import { askForKey, key } from './key.js'
import { pause, retryAfter } from './retry.js'

/** What the API has refused, or could not be asked. */
export class Problem extends Error {

	constructor(status, body, wait) {
		super(body?.detail || body?.title || (status ? `The pipeline has answered ${status}` : 'The pipeline does not answer'))
		this.status = status
		this.code = body?.code ?? (status ? undefined : 'unreachable')
		this.errors = body?.errors ?? []
		this.trace = body?.trace_id
		this.wait = wait
	}

	/** Whether the same may pass later. */
	get passes() {
		return this.status === 0 || this.status === 429 || this.status === 502 || this.status === 503 || this.status === 504
	}

}

export function headers(more = {}) {
	const value = key()
	return value ? { 'X-API-Key': value, ...more } : more
}

/** Asks, and gives the response when it is a good one. What passes by itself is tried again when `again` says how often. */
export async function call(method, path, { json, type = 'application/json', headers: more = {}, signal, again = method === 'GET' ? 2 : 0 } = {}) {
	for (let attempt = 0; ; attempt++) {
		try {
			return await once(method, path, { json, type, more, signal })
		}
		catch (problem) {
			if (problem.status === 401) await askForKey()
			else if (!(problem instanceof Problem) || !problem.passes || attempt >= again) throw problem
			else await pause(attempt, problem.wait, signal)
		}
	}
}

async function once(method, path, { json, type, more, signal }) {
	const body = json === undefined ? undefined : JSON.stringify(json)
	let answer
	try {
		answer = await fetch(path, { method, body, signal, headers: headers(body ? { 'Content-Type': type, ...more } : more) })
	}
	catch (failure) {
		if (failure.name === 'AbortError') throw failure
		throw new Problem(0)
	}
	if (!answer.ok) throw await problemOf(answer)
	return answer
}

async function problemOf(answer) {
	const body = await answer.json().catch(() => undefined)
	return new Problem(answer.status, body, retryAfter(answer.headers.get('Retry-After')))
}

export async function get(path, options) {
	return (await call('GET', path, options)).json()
}

/** The same, or undefined where the API does not have the path. */
export async function maybe(path, options) {
	try {
		return await get(path, options)
	}
	catch (problem) {
		if (problem.status === 404 || problem.status === 405) return undefined
		throw problem
	}
}

export async function post(path, json, options = {}) {
	return (await call('POST', path, { ...options, json })).json()
}

/** Asks for a process; sent again, it is still only one. */
export function startProcess(recordId, processParams) {
	return post('/api/processes', { record_id: recordId, process_params: processParams },
		{ headers: { 'Idempotency-Key': randomKey() }, again: 5 })
}

/** Browsers have `randomUUID` only on pages that came encrypted or from this machine. */
export function randomKey() {
	return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function query(values) {
	const search = new URLSearchParams()
	for (const [name, value] of Object.entries(values)) {
		for (const one of [value].flat()) if (one !== undefined && one !== null && one !== '') search.append(name, one)
	}
	const text = search.toString()
	return text && `?${text}`
}
