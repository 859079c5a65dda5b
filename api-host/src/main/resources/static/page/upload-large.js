/** Sends a large file straight to the bucket by presigned addresses, and goes on where an earlier try has ended. */
import { Problem, call, get, post } from './api.js'
import { persistently, send } from './send.js'

const AT_ONCE = 3
const MOST_SIGNED = 20

/** The answer as to an upload in a form. */
export async function uploadLarge(file, metadata, onProgress, signal) {
	const mark = `upload:${file.name}:${file.size}:${file.lastModified}`
	const plan = (await begun(mark)) ?? (await begin(file, metadata, mark, signal))
	// only the answer was lost
	if (plan.receipt) return done(plan.receipt)
	if (plan.method === 'single') {
		await persistently(() => send('PUT', plan.url, file, plan.headers ?? {}, onProgress, signal), signal)
	}
	else {
		await sendParts(file, plan, onProgress, signal)
	}
	return done(await post(`/api/uploads/${plan.id}/complete`, undefined, { again: 8, signal }))

	function done(answer) {
		localStorage.removeItem(mark)
		return answer
	}
}

async function begin(file, metadata, mark, signal) {
	const plan = await post('/api/uploads', { file_name: file.name, size: file.size, metadata }, { again: 5, signal })
	if (plan.method !== 'single') localStorage.setItem(mark, plan.id)
	return plan
}

/** The plan of an upload of the same file that was not completed. */
async function begun(mark) {
	const id = localStorage.getItem(mark)
	if (!id) return undefined
	try {
		const plan = await get(`/api/uploads/${id}`)
		return plan.method === 'multipart' && plan.part_size ? plan : undefined
	}
	catch {
		localStorage.removeItem(mark)
		return undefined
	}
}

async function sendParts(file, plan, onProgress, signal) {
	const there = new Map((plan.parts ?? []).map((part) => [part.number, part.size]))
	const numbers = Array.from({ length: plan.part_count }, (_, index) => index + 1)
	const open = numbers.filter((number) => there.get(number) !== slice(number).size)
	const sent = new Map(numbers.filter((number) => !open.includes(number)).map((number) => [number, slice(number).size]))
	const signed = new Map()
	let signing = Promise.resolve()

	function slice(number) {
		return file.slice((number - 1) * plan.part_size, Math.min(number * plan.part_size, file.size))
	}

	/** Addresses are made when they are needed, for several parts at once, and anew when one has expired. */
	function address(number) {
		signing = signing.catch(() => undefined).then(() => sign(number))
		return signing
	}

	async function sign(number) {
		const known = signed.get(number)
		if (known && new Date(known.expires_at) - Date.now() > 60_000) return known
		const wanted = [number, ...open.filter((other) => other !== number && !signed.has(other)).slice(0, MOST_SIGNED)]
		const answer = await post(`/api/uploads/${plan.id}/parts`, { parts: wanted.map((one) => ({ number: one })) }, { again: 8, signal })
		for (const part of answer.parts) signed.set(part.number, part)
		return signed.get(number)
	}

	function tell() {
		onProgress([...sent.values()].reduce((sum, bytes) => sum + bytes, 0))
	}

	async function sendPart(number) {
		const body = slice(number)
		await persistently(async () => {
			const { url, headers } = await address(number)
			try {
				await send('PUT', url, body, headers ?? {}, (bytes) => {
					sent.set(number, bytes)
					tell()
				}, signal)
			}
			catch (problem) {
				// what the bucket refuses is most often an address that has expired
				signed.delete(number)
				throw problem.status === 403 ? new Problem(503) : problem
			}
		}, signal)
		sent.set(number, body.size)
		tell()
	}

	tell()
	await Promise.all(Array.from({ length: AT_ONCE }, async () => {
		while (open.length) await sendPart(open.shift())
	}))
}

/** Lets go of what was sent so far. */
export async function abandon(file) {
	const mark = `upload:${file.name}:${file.size}:${file.lastModified}`
	const id = localStorage.getItem(mark)
	localStorage.removeItem(mark)
	if (id) await call('DELETE', `/api/uploads/${id}`).catch(() => undefined)
}
