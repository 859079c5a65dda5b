/** Sends files: small ones in a form, large ones straight to the bucket, a few at once, and again when the connection was lost. */
import { headers, randomKey } from './api.js'
import { persistently, send } from './send.js'
import { uploadLarge } from './upload-large.js'

const LARGE = 8_000_000
const AT_ONCE = 2

const waiting = []
let running = 0

/** Uploads when it is its turn. `onProgress` is told the bytes that have been sent; resolves to the answer of the API. */
export function upload(file, metadata, onProgress, signal) {
	return new Promise((resolve, reject) => {
		waiting.push({ run: () => start(file, metadata, onProgress, signal), resolve, reject })
		next()
	})
}

function next() {
	while (running < AT_ONCE && waiting.length) {
		const { run, resolve, reject } = waiting.shift()
		running++
		run().then(resolve, reject).finally(() => {
			running--
			next()
		})
	}
}

async function start(file, metadata, onProgress, signal) {
	signal.throwIfAborted()
	if (file.size > LARGE) {
		return uploadLarge(file, metadata, onProgress, signal)
	}
	const form = new FormData()
	form.append('metadata', JSON.stringify({ file_name: file.name, ...metadata }))
	form.append('file', file)
	const key = randomKey()
	return persistently(() => send('POST', '/api/files/', form, { 'Idempotency-Key': key, ...headers() }, onProgress, signal), signal)
		.then((answer) => JSON.parse(answer.responseText))
}
