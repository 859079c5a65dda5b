/** Downloads. Without an API key the browser does them; a key goes in a header, which a link cannot have. */
import { call } from './api.js'
import { h, icon } from './dom.js'
import { key } from './key.js'
import { complain, toast } from './notices.js'

/** What is larger goes to a file while it comes, where the browser can do that. */
const LARGE = 100_000_000

/** Something to click that downloads. */
export function downloadLink(url, name, { bytes, text, label, kind = 'quiet' } = {}) {
	const content = [icon('download'), text && h('span', {}, text)]
	if (!key()) return h('a', { href: url, download: name, class: `button ${kind}`, 'aria-label': label }, content)
	const button = h('button', { type: 'button', class: kind, 'aria-label': label }, content)
	button.addEventListener('click', async () => {
		button.disabled = true
		try {
			await fetchAndSave(url, name, bytes)
		}
		catch (problem) {
			complain(problem)
		}
		button.disabled = false
	})
	return button
}

async function fetchAndSave(url, name, bytes) {
	if (window.showSaveFilePicker && (bytes === undefined || bytes > LARGE)) {
		// it must be asked for at once: a click counts only for a moment
		const file = await window.showSaveFilePicker({ suggestedName: name })
		const answer = await call('GET', url)
		await answer.body.pipeTo(await file.createWritable())
		return toast(`${name} is saved.`)
	}
	const answer = await call('GET', url)
	const address = URL.createObjectURL(await answer.blob())
	const link = h('a', { href: address, download: name })
	document.body.append(link)
	link.click()
	link.remove()
	setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

export function fileUrl(record) {
	return `/api/files/${record.object_key}`
}
