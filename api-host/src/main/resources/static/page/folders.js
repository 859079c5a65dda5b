/** Folders, what is in them, and how long it is kept. */
import { call, get } from './api.js'
import { ask } from './dialogs.js'
import { field, fill, h, icon } from './dom.js'
import { ago, count, size } from './format.js'
import { complain, toast } from './notices.js'

export async function folders() {
	const list = h('ul', { class: 'rows folders' })
	const element = h('div', { class: 'wide-screen' }, h('h1', {}, 'Folders'), list)
	await load()

	async function load() {
		const found = (await get('/api/folders?limit=1000')).folders
		fill(list, found.map(row))
		if (!found.length) list.replaceWith(h('div', { class: 'empty' }, icon('folder'), h('p', {}, 'There are no folders yet. A file is in one as soon as it is given its name.'), h('a', { class: 'button primary', href: '#/' }, 'Upload a file')))
	}

	function row(folder) {
		const kept = folder.retention_days ? `kept ${count(folder.retention_days, 'day')}` : 'kept for ever'
		return h('li', { class: 'row' }, icon('folder'),
			h('div', { class: 'row-text' },
				h('a', { class: 'name', href: `#/records?folder_name=${encodeURIComponent(folder.folder_name)}` }, folder.folder_name),
				h('span', { class: 'hint' }, `${count(folder.records, 'file')}, ${count(folder.parts, 'part')} · ${size(folder.size)}${folder.newest ? ` · newest ${ago(folder.newest)}` : ''}`)),
			h('button', { type: 'button', class: 'quiet', 'aria-label': `${folder.folder_name} is ${kept}. Change`, on: { click: () => keep(folder) } }, icon('clock'), kept))
	}

	async function keep(folder) {
		const days = h('input', { type: 'number', min: '1', max: '36500', step: '1', value: folder.retention_days ?? '' })
		try {
			const saved = await ask({
				title: 'How long are files kept?',
				text: 'They, and parts made of them, are deleted so many days after they were created.',
				content: [h('p', { class: 'name' }, folder.folder_name), field('Days', days, 'Empty: for ever')],
				submit: 'Save',
				read: () => call('PUT', `/api/folders/${encodeURIComponent(folder.folder_name)}`, { json: { retention_days: days.value ? Number(days.value) : null } }),
			})
			if (!saved) return
			toast('Saved.')
			await load()
		}
		catch (problem) {
			complain(problem)
		}
	}

	return { element, title: 'Folders' }
}
