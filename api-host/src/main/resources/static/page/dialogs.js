/** Questions that must be answered before it goes on. */
import { field, fill, h, uniqueId } from './dom.js'
import { why } from './words.js'

/**
 * Resolves to what `read` gives when the form is sent, or undefined when it is closed. When `read` fails, the form says
 * why and stays as it is.
 */
export function ask({ title, text, content = [], submit, danger = false, read = () => true }) {
	const id = uniqueId()
	const cancel = h('button', { type: 'button' }, 'Cancel')
	const send = h('button', { type: 'submit', class: danger ? 'danger' : 'primary' }, submit)
	const fault = h('p', { class: 'fault', role: 'alert' })
	const form = h('form', {}, h('h2', { id }, title), text && h('p', {}, text), content, fault, h('div', { class: 'actions' }, cancel, send))
	const dialog = h('dialog', { 'aria-labelledby': id }, form)
	document.body.append(dialog)
	dialog.showModal()
	return new Promise((resolve) => {
		let answer
		form.addEventListener('submit', async (event) => {
			event.preventDefault()
			send.disabled = true
			fill(fault)
			try {
				await (answer = read())
				dialog.close()
			}
			catch (problem) {
				// of one that is closed meanwhile, who has asked is told
				if (!dialog.open) return
				answer = undefined
				fill(fault, why(problem))
				send.disabled = false
			}
		})
		cancel.addEventListener('click', () => dialog.close())
		dialog.addEventListener('close', () => {
			dialog.remove()
			resolve(answer)
		})
	})
}

/** Closes all that can be closed: who goes elsewhere does not answer. */
export function closeDialogs() {
	for (const dialog of document.querySelectorAll('dialog:not(.sign-in)')) dialog.close()
}

/** The password of a document, or undefined. */
export function askPassword(name, wrong) {
	const input = h('input', { type: 'password', required: true, maxlength: '127', autocomplete: 'off' })
	return ask({
		title: 'This document is locked',
		text: wrong ? 'That is not its password. Try another.' : 'It opens with its password, which is not kept.',
		content: [h('p', { class: 'name' }, name), field('Password', input)],
		submit: 'Open',
		read: () => input.value,
	})
}

export function askRecordDeletion(name, parts) {
	const also = h('input', { type: 'checkbox', id: uniqueId() })
	return ask({
		title: 'Delete this file?',
		text: 'It cannot be brought back.',
		content: [h('p', { class: 'name' }, name), parts && h('div', { class: 'check' }, also, h('label', { for: also.id }, 'Delete the parts made of it as well'))],
		submit: 'Delete',
		danger: true,
		read: () => ({ parts: also.checked }),
	})
}
