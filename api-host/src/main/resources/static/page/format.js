/** Numbers, sizes and times as people read them. */

const NUMBER = new Intl.NumberFormat('en')
const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })
const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB']

export function number(value) {
	return NUMBER.format(value)
}

/** `1 part`, `2 parts`. */
export function count(value, noun, plural = `${noun}s`) {
	return `${number(value)} ${value === 1 ? noun : plural}`
}

export function size(bytes) {
	if (bytes === undefined || bytes === null) return ''
	let unit = 0
	let value = bytes
	while (value >= 999.5 && unit < UNITS.length - 1) {
		value /= 1000
		unit++
	}
	if (bytes === 1) return '1 byte'
	return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`
}

export function dateTime(text) {
	return text ? DATE.format(new Date(text)) : ''
}

/** `5 minutes ago` for the last day, and then the date. */
export function ago(text) {
	if (!text) return ''
	const seconds = (new Date(text) - Date.now()) / 1000
	if (seconds > -10) return 'just now'
	if (seconds > -55) return RELATIVE.format(Math.round(seconds), 'second')
	if (seconds > -3600) return RELATIVE.format(Math.round(seconds / 60), 'minute')
	if (seconds > -86400) return RELATIVE.format(Math.round(seconds / 3600), 'hour')
	return dateTime(text)
}

export function duration(from, to) {
	const seconds = (new Date(to) - new Date(from)) / 1000
	if (!(seconds >= 0)) return ''
	if (seconds < 1) return `${Math.round(seconds * 1000)} ms`
	if (seconds < 60) return `${seconds.toFixed(1)} s`
	return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

/** Zero-based pages as people count them: `pages 1–3, 7`. */
export function pages(zeroBased) {
	if (!zeroBased?.length) return ''
	const runs = []
	for (const page of zeroBased) {
		const last = runs.at(-1)
		if (last && page === last[1] + 1) last[1] = page
		else runs.push([page, page])
	}
	const shown = runs.slice(0, 6).map(([from, to]) => (from === to ? `${from + 1}` : `${from + 1}–${to + 1}`))
	return `${zeroBased.length === 1 ? 'page' : 'pages'} ${shown.join(', ')}${runs.length > 6 ? ' …' : ''}`
}
