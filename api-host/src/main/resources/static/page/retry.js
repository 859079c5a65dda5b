/** Waiting before something is tried again. */

const LONGEST = 30_000

/** What a `Retry-After` says, in milliseconds. */
export function retryAfter(header) {
	const seconds = Number(header)
	return header && seconds >= 0 ? Math.min(seconds * 1000, LONGEST) : undefined
}

/** Waits longer each time, a little at random so that not all come back at once, and until there is a network. */
export async function pause(attempt, atLeast = 0, signal) {
	const backoff = Math.min(500 * 2 ** attempt, LONGEST) * (0.75 + Math.random() / 2)
	await sleep(Math.max(atLeast, backoff), signal)
	while (navigator.onLine === false) await sleep(1000, signal)
}

export function sleep(milliseconds, signal) {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(resolve, milliseconds)
		signal?.addEventListener('abort', () => {
			clearTimeout(timer)
			reject(new DOMException('Stopped', 'AbortError'))
		}, { once: true })
	})
}
