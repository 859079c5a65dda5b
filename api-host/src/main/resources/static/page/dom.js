/** Makes elements. Data only ever becomes text and attributes, never markup: file names are hostile. */

const SVG = 'http://www.w3.org/2000/svg'

/** An element with properties, attributes, `on` listeners, and children that are nodes or texts. */
export function h(tag, props = {}, ...children) {
	const element = document.createElement(tag)
	for (const [name, value] of Object.entries(props)) {
		if (value === undefined || value === null || value === false) continue
		if (name === 'on') {
			for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener)
		}
		else if (name === 'style') {
			for (const [property, text] of Object.entries(value)) element.style.setProperty(property, text)
		}
		else if (name === 'value' || name === 'checked' || name === 'indeterminate') element[name] = value
		else element.setAttribute(name, value === true ? '' : value)
	}
	element.append(...nodes(children))
	return element
}

/** Puts other children in the place of those that are there. */
export function fill(element, ...children) {
	element.replaceChildren(...nodes(children))
	return element
}

function nodes(children) {
	return children.flat(3).filter((child) => child !== undefined && child !== null && child !== false && child !== '')
}

const PATHS = {
	scissors: 'M6 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm0 12a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM20 4 8.1 15.9M14.5 14.5 20 20M8.1 8.1 12 12',
	download: 'M12 3v12m0 0 5-5m-5 5-5-5M4 20h16',
	file: 'M6 2h8l5 5v15H6ZM14 2v5h5',
	part: 'M6 2h8l5 5v6H6ZM14 2v5h5M6 17h13M6 21h13',
	folder: 'M3 6a1 1 0 0 1 1-1h5l2 3h9a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1Z',
	upload: 'M12 16V4m0 0 5 5m-5-5L7 9M4 20h16',
	check: 'm5 12.5 4.5 4.5L19 7.5',
	alert: 'M12 8v5m0 3.5v.5M12 2.5 22 20.500H2Z',
	clock: 'M12 7v5l3 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
	close: 'm6 6 12 12M18 6 6 18',
	eye: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12Zm10 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
	trash: 'M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14M10 11v6m4-6v6',
	edit: 'M4 20h4L19 9l-4-4L4 16Zm9-13 4 4',
	search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 5 5',
	again: 'M20 11a8 8 0 1 0-2 6m2-11v5h-5',
	lock: 'M6 11h12v10H6Zm2 0V8a4 4 0 0 1 8 0v3',
	sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm0-14v2m0 16v2M2 12h2m16 0h2M5 5l1.400 1.400m11.200 11.200L19 19M5 19l1.400-1.400M17.600 6.400 19 5',
	moon: 'M20 14A8.500 8.500 0 0 1 10 4a8.500 8.500 0 1 0 10 10Z',
	auto: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-18v18M12 7h5m-5 5h8m-8 5h5',
}

/** A drawing that says nothing to those who have the page read to them. */
export function icon(name) {
	const svg = document.createElementNS(SVG, 'svg')
	svg.setAttribute('viewBox', '0 0 24 24')
	svg.setAttribute('class', 'icon')
	svg.setAttribute('aria-hidden', 'true')
	const path = document.createElementNS(SVG, 'path')
	path.setAttribute('d', PATHS[name])
	svg.append(path)
	return svg
}

let ids = 0

/** An id that no other element has. */
export function uniqueId() {
	return `e${++ids}`
}

/** A label above a control, and a hint below it. */
export function field(label, control, hint) {
	control.id ||= uniqueId()
	const help = hint && h('p', { class: 'hint', id: `${control.id}-hint` }, hint)
	if (help) control.setAttribute('aria-describedby', help.id)
	return h('div', { class: 'field' }, h('label', { for: control.id }, label), control, help)
}
