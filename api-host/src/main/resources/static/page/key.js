/** The API key: typed once, kept until the window is closed, or on this computer when its owner says so. */
import { field, fill, h } from './dom.js'

const NAME = 'api-key'

export function key() {
	return sessionStorage.getItem(NAME) ?? localStorage.getItem(NAME)
}

export function forget() {
	sessionStorage.removeItem(NAME)
	localStorage.removeItem(NAME)
}

function keep(value, remember) {
	forget()
	const place = remember ? localStorage : sessionStorage
	place.setItem(NAME, value)
}

let asking

/** Asks for a key until there is one that the API takes. Several who ask at once get the same. */
export function askForKey() {
	asking ??= show().finally(() => (asking = undefined))
	return asking
}

function show() {
	const input = h('input', { type: 'password', autocomplete: 'current-password', required: true, spellcheck: 'false' })
	const remember = h('input', { type: 'checkbox', id: 'remember-key' })
	const fault = h('p', { class: 'fault', role: 'alert' })
	const submit = h('button', { type: 'submit', class: 'primary' }, 'Sign in')
	const form = h('form', {},
		h('h2', { id: 'sign-in-title' }, 'Sign in'),
		h('p', {}, 'This pipeline takes an API key. Whoever runs it can give you one.'),
		field('API key', input),
		h('div', { class: 'check' }, remember, h('label', { for: remember.id }, 'Remember on this computer')),
		fault, h('div', { class: 'actions' }, submit))
	const dialog = h('dialog', { class: 'sign-in', 'aria-labelledby': 'sign-in-title' }, form)
	dialog.addEventListener('cancel', (event) => event.preventDefault())
	document.body.append(dialog)
	dialog.showModal()
	if (key()) fill(fault, 'That key is not, or no longer, valid.')
	return new Promise((resolve) => form.addEventListener('submit', async (event) => {
		event.preventDefault()
		submit.disabled = true
		const value = input.value.trim()
		const message = await refusal(value)
		submit.disabled = false
		if (message) {
			fill(fault, message)
			input.select()
			return
		}
		keep(value, remember.checked)
		dialog.close()
		dialog.remove()
		document.dispatchEvent(new Event('signed-in'))
		resolve()
	}))
}

/** Why the API does not take the key; undefined when it does. */
async function refusal(value) {
	try {
		const answer = await fetch('/api/records?limit=1', { headers: { 'X-API-Key': value } })
		return answer.status === 401 ? 'The pipeline does not know this key.' : undefined
	}
	catch (failure) {
		return failure instanceof TypeError ? 'The pipeline does not answer, or the key has characters that none has.' : String(failure)
	}
}
