/** Light or dark: as the system has it, or as chosen. */
import { fill, icon } from './dom.js'

const NAME = 'theme'
const NEXT = { auto: 'light', light: 'dark', dark: 'auto' }
const ICONS = { auto: 'auto', light: 'sun', dark: 'moon' }
const WORDS = { auto: 'as the system', light: 'light', dark: 'dark' }

export function showTheme(button) {
	apply(localStorage.getItem(NAME) ?? 'auto')
	button.addEventListener('click', () => apply(NEXT[document.documentElement.dataset.theme]))

	function apply(theme) {
		document.documentElement.dataset.theme = theme
		localStorage.setItem(NAME, theme)
		fill(button, icon(ICONS[theme]))
		button.setAttribute('aria-label', `Colours: ${WORDS[theme]}`)
		button.title = `Colours: ${WORDS[theme]}`
	}
}
