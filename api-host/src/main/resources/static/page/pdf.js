/** Opens PDFs and draws their pages, with pdf.js of Mozilla, which is loaded when the first one is opened. */
import { headers } from './api.js'

/** The version is that of the POM. */
const LIBRARY = '/webjars/pdfjs-dist/5.4.624'

/** The library holds a place in memory for each byte of a document. */
const LARGEST = 1_000_000_000

const AT_ONCE = 2

let library

function load() {
	library ??= import(`${LIBRARY}/legacy/build/pdf.min.mjs`).then((pdfjs) => {
		pdfjs.GlobalWorkerOptions.workerSrc = `${LIBRARY}/legacy/build/pdf.worker.min.mjs`
		return pdfjs
	}).catch((failure) => {
		library = undefined
		throw failure
	})
	return library
}

/** Whether the file begins as PDFs do. */
export async function isPdf(file) {
	const head = new Uint8Array(await file.slice(0, 1024).arrayBuffer())
	return String.fromCharCode(...head).includes('%PDF-')
}

export function isTooLarge(bytes) {
	return bytes > LARGEST
}

/** Opens a file of this computer, of which only what is looked at is read. */
export async function openFile(file, askPassword) {
	const pdfjs = await load()
	class FileRange extends pdfjs.PDFDataRangeTransport {

		requestDataRange(begin, end) {
			file.slice(begin, end).arrayBuffer()
				.then((bytes) => this.onDataRange(begin, new Uint8Array(bytes)))
				.catch(() => this.onDataRange(begin, new Uint8Array(end - begin)))
		}

	}
	const first = new Uint8Array(await file.slice(0, 1 << 16).arrayBuffer())
	return open(pdfjs, { range: new FileRange(file.size, first), length: file.size }, askPassword)
}

/** Opens a file of the pipeline in the same way. */
export async function openStored(objectKey, askPassword) {
	const pdfjs = await load()
	return open(pdfjs, { url: `/api/files/${objectKey}`, httpHeaders: headers() }, askPassword)
}

async function open(pdfjs, source, askPassword) {
	const task = pdfjs.getDocument({
		...source,
		disableAutoFetch: true,
		disableStream: true,
		rangeChunkSize: 1 << 18,
		isEvalSupported: false,
		enableXfa: false,
		// the content policy allows no WebAssembly; decoders in plain script do the same
		useWasm: false,
		wasmUrl: `${LIBRARY}/wasm/`,
		cMapUrl: `${LIBRARY}/cmaps/`,
		standardFontDataUrl: `${LIBRARY}/standard_fonts/`,
		verbosity: 0,
	})
	let password
	task.onPassword = async (answer, reason) => {
		password = await askPassword?.(reason === pdfjs.PasswordResponses.INCORRECT_PASSWORD)
		if (password) answer(password)
		else task.destroy()
	}
	const document = await task.promise
	return {
		pageCount: document.numPages,
		password,
		/** A canvas, or undefined when it is its turn and it is no longer wanted. */
		draw: (page, width, wanted = () => true) => queued(async () => (wanted() ? draw(document, page, width) : undefined)),
		close: () => task.destroy(),
	}
}

const waiting = []
let running = 0

/** Few at once, and those first that were asked for last: they are what is looked at now. */
function queued(job) {
	return new Promise((resolve, reject) => {
		waiting.push({ job, resolve, reject })
		next()
	})
}

function next() {
	while (running < AT_ONCE && waiting.length) {
		const { job, resolve, reject } = waiting.pop()
		running++
		job().then(resolve, reject).finally(() => {
			running--
			next()
		})
	}
}

/** Draws a page so many CSS pixels wide. */
async function draw(document, number, width) {
	const page = await document.getPage(number)
	try {
		const base = page.getViewport({ scale: 1 })
		const density = Math.min(devicePixelRatio || 1, 2)
		const viewport = page.getViewport({ scale: (width * density) / base.width })
		const canvas = window.document.createElement('canvas')
		canvas.width = Math.max(1, Math.round(viewport.width))
		canvas.height = Math.max(1, Math.min(Math.round(viewport.height), 4 * canvas.width))
		await page.render({ canvas, viewport, intent: 'display', annotationMode: 1 }).promise
		return canvas
	}
	finally {
		page.cleanup()
	}
}
