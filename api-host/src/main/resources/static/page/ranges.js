/**
 * Parts as lists of pages counted from 1, and as people type them: a comma begins the next part, a plus adds pages to the same.
 * Each part reads as the API's page ranges do.
 */

const MOST_PARTS = 100_000
const MOST_PAGES = 100_000
const PAGE = '[1-9]\\d{0,8}|last(?:-[1-9]\\d{0,8})?'
const ITEM = new RegExp(`^(?:(?<word>all|even|odd)|(?=.)(?<from>${PAGE})?(?<range>\\s*(?:-|–|\\.\\.)\\s*(?<to>${PAGE})?)?)$`)

/** The parts that are typed; throws an `Error` that says what cannot be read. Pages are unknown before the document is. */
export function parse(text, pageCount) {
	const parts = text.split(',').map((part) => part.trim())
	if (parts.at(-1) === '') parts.pop()
	if (!parts.length) throw new Error('Type the pages of each part, such as 1-3, 4-last.')
	if (parts.length > MOST_PARTS) throw new Error('These are more than 100,000 parts.')
	const resolved = parts.map((part) => part.split('+').flatMap((item) => pages(item.trim(), pageCount)))
	if (resolved.reduce((sum, part) => sum + part.length, 0) > MOST_PAGES) throw new Error('These are more than 100,000 pages.')
	return resolved
}

/** What the API takes for what is typed. */
export function toApi(text) {
	return text.replaceAll('–', '-').split(',').map((part) => part.trim()).filter(Boolean).map((part) => part.replaceAll('+', ','))
}

function pages(item, pageCount) {
	const match = ITEM.exec(item)
	if (!match || item === '-' || item === '..' || item === '–') {
		throw new Error(item ? `“${item}” is no range of pages. Try 1-3, 7 or 8-last.` : 'There is nothing between two commas.')
	}
	if (pageCount === undefined) return []
	const { word, from, range, to } = match.groups
	const all = Array.from({ length: pageCount }, (_, index) => index + 1)
	if (word) return word === 'all' ? all : all.filter((page) => page % 2 === (word === 'odd' ? 1 : 0))
	const first = from ? page(from, pageCount) : 1
	const last = range ? (to ? page(to, pageCount) : pageCount) : first
	const step = last >= first ? 1 : -1
	return Array.from({ length: Math.abs(last - first) + 1 }, (_, index) => first + step * index)
}

function page(text, pageCount) {
	const value = text.startsWith('last') ? pageCount - Number(text.slice(5) || 0) : Number(text)
	if (value < 1 || value > pageCount) throw new Error(`There is no page ${text}: the document has ${pageCount}.`)
	return value
}

/** How parts are typed. */
export function format(parts) {
	return parts.map((part) => runs(part).map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join('+')).join(', ')
}

function runs(pages) {
	const found = []
	for (const page of pages) {
		const run = found.at(-1)
		const step = run && page - run[1]
		if (run && (step === 1 || step === -1) && (run[0] === run[1] || Math.sign(run[1] - run[0]) === step)) run[1] = page
		else found.push([page, page])
	}
	return found
}

/** All pages in one part. */
export function whole(pageCount) {
	return [Array.from({ length: pageCount }, (_, index) => index + 1)]
}

/** A part after so many pages. */
export function every(length, pageCount) {
	return divide(Math.ceil(pageCount / length), pageCount, (index) => index * length)
}

/** So many parts of the same length, up to a page, as the pipeline makes them. */
export function equal(count, pageCount) {
	return divide(count, pageCount, (index) => Math.floor((pageCount * index) / count))
}

function divide(count, pageCount, begin) {
	const pages = whole(pageCount)[0]
	return Array.from({ length: count }, (_, index) => pages.slice(begin(index), begin(index + 1)))
}

/** For each page the number of the part that has it first, or undefined; the page after it may be in the same part or not. */
export function owners(parts, pageCount) {
	const owner = new Array(pageCount + 1)
	parts.forEach((part, index) => part.forEach((one) => (owner[one] ??= index)))
	return owner
}

/** The parts with a cut after the page if there was none, and without if there was; undefined where pages are left out. */
export function toggle(parts, after) {
	for (const [index, part] of parts.entries()) {
		const place = part.findIndex((page, at) => page === after && part[at + 1] === after + 1)
		if (place >= 0) return parts.toSpliced(index, 1, part.slice(0, place + 1), part.slice(place + 1))
	}
	const index = parts.findIndex((part, at) => part.at(-1) === after && parts[at + 1]?.[0] === after + 1)
	return index < 0 ? undefined : parts.toSpliced(index, 2, parts[index].concat(parts[index + 1]))
}
