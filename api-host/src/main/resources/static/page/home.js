/** Where one begins: files are dropped or chosen, and each becomes a card. Cards stay while other screens are looked at. */
import { get } from './api.js'
import { fileCard } from './card.js'
import { fill, h, icon, uniqueId } from './dom.js'
import { complain } from './notices.js'
import { recordRows } from './record-rows.js'

const FOLDER = 'folder-for-new-files'

const cards = h('div', { class: 'cards' })
const recent = h('section', { class: 'recent', 'aria-labelledby': 'recent-title' })
const input = h('input', { type: 'file', multiple: true, class: 'unseen', id: 'choose', tabindex: '-1', 'aria-label': 'Choose files' })
const folder = h('input', { type: 'text', maxlength: '255', id: uniqueId(), placeholder: 'none', value: localStorage.getItem(FOLDER) ?? '', autocomplete: 'off' })
const choose = h('button', { type: 'button', class: 'primary big', on: { click: () => input.click() } }, icon('upload'), 'Choose files')
const lead = h('p', { class: 'lead' })
const zone = h('section', { class: 'drop', 'aria-label': 'Upload' },
	h('h1', {}, 'Split a PDF'),
	lead,
	choose, input,
	h('div', { class: 'drop-folder' }, h('label', { for: folder.id }, 'Folder'), folder))
const screen = h('div', { class: 'home' }, zone, cards, recent)

input.addEventListener('change', () => {
	add(input.files)
	input.value = ''
})
folder.addEventListener('change', () => localStorage.setItem(FOLDER, folder.value.trim()))

export function add(files) {
	for (const file of [...files].reverse()) cards.prepend(fileCard(file, folder.value.trim(), compact))
	compact()
}

function compact() {
	const busy = cards.childElementCount > 0
	zone.classList.toggle('slim', busy)
	recent.hidden = busy
	fill(choose, icon('upload'), busy ? 'Add files' : 'Choose files')
	fill(lead, h('span', { class: 'by-mouse' }, busy ? 'or drop them anywhere' : 'Drop it here. '), !busy && 'Any other file is stored as it is.')
}

export function home() {
	compact()
	if (!cards.childElementCount) showRecent()
	return { element: screen, title: 'Split' }
}

async function showRecent() {
	try {
		const page = await get('/api/records?kind=upload&limit=20')
		const uploads = page.records.filter((record) => !record.parent_id).slice(0, 6)
		fill(recent, uploads.length > 0 && [h('h2', { id: 'recent-title' }, 'Recent files'), recordRows(uploads), h('p', {}, h('a', { href: '#/records' }, 'All files'))])
	}
	catch (problem) {
		complain(problem)
	}
}

/** Files may be dropped anywhere. */
export function acceptDrops(show) {
	let depth = 0
	const isFiles = (event) => event.dataTransfer?.types.includes('Files')
	addEventListener('dragenter', (event) => isFiles(event) && document.body.classList.toggle('dragging', ++depth > 0))
	addEventListener('dragleave', (event) => isFiles(event) && document.body.classList.toggle('dragging', --depth > 0))
	addEventListener('dragover', (event) => isFiles(event) && event.preventDefault())
	addEventListener('drop', (event) => {
		if (!isFiles(event)) return
		event.preventDefault()
		depth = 0
		document.body.classList.remove('dragging')
		show()
		add(event.dataTransfer.files)
	})
	// a file that is being sent, or waits to be split, would be lost
	addEventListener('beforeunload', (event) => {
		if (cards.querySelector('.card progress:not([hidden])')) event.preventDefault()
	})
}
