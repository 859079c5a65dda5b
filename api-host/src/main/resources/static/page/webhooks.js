/** Who is told what becomes of processes, what they were told, and that they are told again. */
import { call, get, post, query } from './api.js'
import { ask } from './dialogs.js'
import { field, fill, h, icon } from './dom.js'
import { ago, dateTime } from './format.js'
import { complain, toast } from './notices.js'

const LIMIT = 50
const ENDPOINTS = '/api/webhook-endpoints'
const REASONS = { gone: 'It has answered that it is gone.', failing: 'Nothing has reached it for days.' }
const OUTCOMES = { pending: 'Waiting', succeeded: 'Delivered', failed: 'Failed' }
const SYMBOLS = { pending: 'clock', succeeded: 'check', failed: 'alert' }

export async function webhooks() {
	const endpoints = h('ul', { class: 'rows' })
	const deliveries = h('ul', { class: 'rows' })
	const none = h('p', { class: 'hint' }, 'Nobody is told yet. A program that is added here gets a signed request whenever a document is split, or cannot be.')
	const sentHeading = h('h2', {}, 'Deliveries')
	const element = h('div', { class: 'wide-screen webhooks' }, h('h1', {}, 'Webhooks'),
		h('div', { class: 'actions' }, h('button', { type: 'button', class: 'primary', on: { click: attempt(add) } }, 'Add an address')),
		none, endpoints, sentHeading, deliveries)
	let urls
	await load()

	async function load() {
		const [known, sent] = await Promise.all([get(ENDPOINTS), get(`/api/webhook-deliveries${query({ limit: LIMIT })}`)])
		urls = new Map(known.endpoints.map((endpoint) => [endpoint.id, endpoint.url]))
		none.hidden = urls.size > 0
		fill(endpoints, known.endpoints.map(endpointRow))
		sentHeading.hidden = sent.deliveries.length === 0
		fill(deliveries, sent.deliveries.map(deliveryRow))
	}

	function endpointRow(endpoint) {
		const path = `${ENDPOINTS}/${endpoint.id}`
		const state = endpoint.enabled ? [endpoint.description, endpoint.folder_name && `folder ${endpoint.folder_name}`, endpoint.events.map(eventWords).join(', ')].filter(Boolean).join(' · ')
			: `Switched off. ${REASONS[endpoint.disabled_reason] ?? ''}`
		const button = (text, act) => h('button', { type: 'button', class: 'quiet', 'aria-label': `${text}: ${endpoint.url}`, on: { click: attempt(act) } }, text)
		return h('li', { class: 'row' }, icon('upload'), h('div', { class: 'row-text' }, h('span', { class: 'name' }, endpoint.url), h('span', { class: 'hint' }, state)),
			endpoint.enabled && button('Test', () => post(`${path}/test`).then(() => toast('A test is on its way.'))),
			button(endpoint.enabled ? 'Switch off' : 'Switch on', () => call('PATCH', path, { json: { enabled: !endpoint.enabled } })),
			button('New secret', async () => showSecret(await post(`${path}/rotate-secret`))),
			button('Delete', () => remove(endpoint, path)))
	}

	function deliveryRow(delivery) {
		const attempts = h('ol', { class: 'attempts', hidden: true })
		const more = h('button', { type: 'button', class: 'quiet', 'aria-expanded': 'false', on: { click: attempt(show, () => undefined) } }, 'Attempts')

		async function show() {
			attempts.hidden = !attempts.hidden
			more.setAttribute('aria-expanded', String(!attempts.hidden))
			if (!attempts.hidden) fill(attempts, (await get(`/api/webhook-deliveries/${delivery.id}`)).attempts.map(attemptRow))
		}

		return h('li', { class: 'row' }, icon(SYMBOLS[delivery.status]), h('div', { class: 'row-text' },
			delivery.process_id ? h('a', { class: 'name', href: `#/processes/${delivery.process_id}` }, eventWords(delivery.type)) : h('span', { class: 'name' }, eventWords(delivery.type)),
			h('span', { class: 'hint' }, `${urls.get(delivery.endpoint_id) ?? ''} · ${ago(delivery.created_at)}`), attempts),
		h('span', { class: `badge ${delivery.status}` }, OUTCOMES[delivery.status]), more,
		h('button', { type: 'button', class: 'quiet', on: { click: attempt(() => post(`/api/webhook-deliveries/${delivery.id}/redeliver`).then(() => toast('It is sent again.'))) } }, icon('again'), 'Send again'))
	}

	async function add() {
		const url = h('input', { type: 'url', required: true, maxlength: '2000', placeholder: 'https://', autocomplete: 'off' })
		const description = h('input', { type: 'text', maxlength: '255', autocomplete: 'off' })
		const endpoint = await ask({
			title: 'Who shall be told?',
			text: 'The address gets a request when a document is split, in part or whole, and when it cannot be.',
			content: [field('Address', url), field('Description', description)],
			submit: 'Add',
			read: () => post(ENDPOINTS, { url: url.value.trim(), description: description.value.trim() || null }),
		})
		if (endpoint) await showSecret(endpoint)
	}

	async function remove(endpoint, path) {
		const sure = await ask({ title: 'Delete this address?', text: 'What it was told is forgotten as well.', content: h('p', { class: 'name' }, endpoint.url), submit: 'Delete', danger: true })
		if (sure) await call('DELETE', path)
	}

	/** Does it, and shows what there is then. */
	function attempt(act, then = load) {
		return async () => {
			try {
				await act()
				await then()
			}
			catch (problem) {
				complain(problem)
			}
		}
	}

	return { element, title: 'Webhooks' }
}

function showSecret({ secret }) {
	return ask({ title: 'Its secret', text: 'What is sent is signed with it. It is shown this once.', content: h('p', {}, h('code', { class: 'secret' }, secret)), submit: 'I have it' })
}

function attemptRow({ at, http_status, reason, milliseconds }) {
	return h('li', {}, h('time', { datetime: at }, dateTime(at)), ` · ${http_status ?? reason.replaceAll('_', ' ')} · ${milliseconds} ms`)
}

function eventWords(type) {
	return type.replace(/^(process|webhook)\./, '').replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase())
}
