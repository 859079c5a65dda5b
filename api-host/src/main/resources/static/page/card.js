/** A file that was chosen: how far its upload is and, of a PDF, all that is needed to split it. */
import { fill, h, icon } from './dom.js'
import { count, size } from './format.js'
import { announce } from './notices.js'
import { isPdf, openFile } from './pdf.js'
import { splitPanel } from './split-panel.js'
import { abandon } from './upload-large.js'
import { upload } from './upload.js'
import { why } from './words.js'

/** Of many files those are opened that are looked at. */
function inSight(element) {
	return new Promise((resolve) => {
		const observer = new IntersectionObserver(([entry]) => {
			if (!entry.isIntersecting) return
			observer.disconnect()
			resolve()
		}, { rootMargin: '300px' })
		observer.observe(element)
	})
}

export function fileCard(file, folder, onClose) {
	const stop = new AbortController()
	const facts = h('span', { class: 'hint' }, size(file.size))
	const state = h('span', { class: 'upload-state' }, 'Waiting')
	const bar = h('progress', { max: file.size || 1, value: 0, 'aria-label': `Upload of ${file.name}` })
	const retry = h('button', { type: 'button', hidden: true, on: { click: () => begin() } }, icon('again'), 'Try again')
	const close = h('button', { type: 'button', class: 'quiet icon-only', 'aria-label': `Put ${file.name} away`, on: { click: putAway } }, icon('close'))
	const body = h('div', { class: 'card-body' })
	const element = h('article', { class: 'card' },
		h('header', {}, icon('file'), h('div', { class: 'card-title' }, h('h2', { class: 'name' }, file.name), facts), state, retry, close),
		bar, body)
	let panel
	let id
	const recordId = new Promise((resolve) => (id = resolve))

	begin()
	look()

	async function begin() {
		retry.hidden = true
		bar.hidden = false
		element.classList.remove('failed')
		if (file.size === 0) return failed({ code: 'empty_file' })
		try {
			const answer = await upload(file, folder ? { folder_name: folder } : {}, progress, stop.signal)
			bar.hidden = true
			element.dataset.record = answer.file.id
			fill(state, h('a', { href: `#/records/${answer.file.id}` }, icon('check'), 'Uploaded'))
			announce(`${file.name} is uploaded.`)
			id(answer.file.id)
		}
		catch (problem) {
			if (problem.name !== 'AbortError') failed(problem)
		}
	}

	function progress(bytes) {
		bar.value = bytes
		const percent = Math.floor((bytes / file.size) * 100)
		state.textContent = percent < 100 ? `${percent} %` : 'Storing …'
	}

	function failed(problem) {
		element.classList.add('failed')
		bar.hidden = true
		retry.hidden = problem.code === 'empty_file'
		fill(state, icon('alert'), `Not uploaded. ${why(problem)}`)
		announce(`${file.name} is not uploaded.`)
	}

	async function look() {
		await inSight(element)
		if (await isPdf(file)) {
			panel = splitPanel({
				name: file.name, size: file.size, recordId,
				open: (askPassword) => openFile(file, askPassword),
				onPages: (pages) => (facts.textContent = `${size(file.size)} · ${count(pages, 'page')}`),
			})
			fill(body, panel.element)
		}
		else if (/^image\/(png|jpeg|gif|webp|avif)$/.test(file.type)) {
			const picture = h('img', { alt: '', class: 'picture', src: URL.createObjectURL(file) })
			picture.addEventListener('load', () => URL.revokeObjectURL(picture.src))
			fill(body, picture)
		}
	}

	function putAway() {
		const under = !element.dataset.record
		stop.abort()
		panel?.close()
		element.remove()
		if (under) abandon(file)
		onClose()
	}

	return element
}
