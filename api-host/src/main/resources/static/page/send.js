/** Sends bytes, tells how far it is, and tries again. */
import { Problem } from './api.js'
import { askForKey } from './key.js'
import { pause, retryAfter } from './retry.js'

const TRIES = 12

/** Tries again what may pass: the key of the request makes that safe. */
export async function persistently(send, signal) {
	for (let attempt = 0; ; attempt++) {
		try {
			return await send()
		}
		catch (problem) {
			if (problem.status === 401) await askForKey()
			else if (!problem.passes || attempt >= TRIES) throw problem
			else await pause(attempt, problem.wait, signal)
		}
	}
}

/** `fetch` does not tell how much it has sent, `XMLHttpRequest` does. */
export function send(method, url, body, fields, onProgress, signal) {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest()
		request.open(method, url)
		for (const [name, value] of Object.entries(fields)) request.setRequestHeader(name, value)
		request.upload.addEventListener('progress', (event) => onProgress(Math.min(event.loaded, body.size ?? event.loaded)))
		request.addEventListener('load', () => (request.status < 300 ? resolve(request) : reject(refused(request))))
		request.addEventListener('error', () => reject(new Problem(0)))
		signal.addEventListener('abort', () => {
			request.abort()
			reject(new DOMException('Stopped', 'AbortError'))
		}, { once: true })
		request.send(body)
	})
}

function refused(request) {
	let body
	try {
		body = JSON.parse(request.responseText)
	}
	catch {
		body = undefined
	}
	return new Problem(request.status, body, retryAfter(request.getResponseHeader('Retry-After')))
}
