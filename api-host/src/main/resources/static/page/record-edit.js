/** The facts of a record, some of which can be changed where they stand. */
import { field, fill, h, icon } from './dom.js'
import { dateTime, number, size } from './format.js'
import { why } from './words.js'

/** `save` takes what has changed. */
export function recordFacts(record, save) {
	const element = h('div', { class: 'facts' })
	show()

	function show() {
		fill(element, h('dl', {},
			fact('Description', record.description, 'prewrap'),
			fact('Folder', record.folder_name && h('a', { href: `#/records?folder_name=${encodeURIComponent(record.folder_name)}` }, record.folder_name)),
			fact('Tags', record.tags?.length > 0 && h('span', { class: 'tags' }, record.tags.map((tag) => h('a', { class: 'tag', href: `#/records?tag=${encodeURIComponent(tag)}` }, tag))))),
		h('div', { class: 'edit' }, h('button', { type: 'button', class: 'quiet', on: { click: edit } }, icon('edit'), 'Edit')),
		h('dl', {},
			fact(record.parent_id ? 'Asked for' : 'Uploaded', dateTime(record.created_at)),
			fact('Changed', record.updated_at !== record.created_at && dateTime(record.updated_at)),
			fact('Type', record.mime_type),
			fact('Size', record.size !== undefined && `${size(record.size)} (${number(record.size)} bytes)`),
			fact('SHA-256', record.sha256 && h('code', {}, record.sha256)),
			fact('Id', h('code', {}, record.id)),
			fact('Object', record.object_key && h('code', {}, `${record.bucket}/${record.object_key}`))))
	}

	function edit() {
		const description = h('textarea', { rows: '4', maxlength: '4000', value: record.description ?? '' })
		const folder = h('input', { type: 'text', maxlength: '255', value: record.folder_name ?? '' })
		const tags = h('input', { type: 'text', value: (record.tags ?? []).join(', ') })
		const fault = h('p', { class: 'fault', role: 'alert' })
		const submit = h('button', { type: 'submit', class: 'primary' }, 'Save')
		const form = h('form', { class: 'edit-form' }, field('Description', description), field('Folder', folder), field('Tags', tags, 'Separated by commas'), fault,
			h('div', { class: 'actions' }, submit, h('button', { type: 'button', on: { click: show } }, 'Cancel')))
		form.addEventListener('submit', async (event) => {
			event.preventDefault()
			submit.disabled = true
			try {
				await save({
					description: description.value.trim() || null,
					folder_name: folder.value.trim() || null,
					tags: tags.value.split(',').map((tag) => tag.trim()).filter(Boolean),
				})
			}
			catch (problem) {
				submit.disabled = false
				fault.textContent = problem.status === 412 ? `${why(problem)} Reload to see it.` : why(problem)
			}
		})
		fill(element, form)
		description.focus()
	}

	return element
}

/** One of a list of facts; nothing where there is no value. */
export function fact(name, value, kind) {
	return value && h('div', {}, h('dt', {}, name), h('dd', { class: kind }, value))
}
