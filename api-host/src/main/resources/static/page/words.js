/** The API's words in those of its users. */
import { count, size } from './format.js'

const PROBLEMS = {
	encrypted: 'The document is locked. It opens only with its password.',
	password_incorrect: 'The document does not open with this password.',
	page_out_of_range: 'A page was asked for that the document does not have.',
	no_bookmarks: 'The document has no bookmarks that lead to its pages.',
	no_separator_found: 'No part can begin: no page has what was looked for, or all pages are separators.',
	pdf_corrupt: 'The document is damaged and cannot be read.',
	resource_budget_exceeded: 'The document is too demanding to be split.',
	not_found: 'It is not there, or no longer.',
	no_file: 'There is no file yet to split.',
	not_a_pdf: 'Only PDFs can be split.',
	empty_file: 'The file is empty.',
	file_too_large: 'It is larger than allowed.',
	too_many_parts: 'These are more parts than are allowed: 100,000, or fewer where each is listed.',
	too_many_pages: 'These are more pages than are allowed.',
	in_use: 'It is being worked on. Try again when that is done.',
	deleted: 'It has been deleted.',
	precondition_failed: 'Somebody else has changed it in the meantime.',
	rate_limited: 'These were too many requests at once. Wait a moment.',
	overloaded: 'The pipeline is busy. Try again in a moment.',
	storage_unavailable: 'The pipeline cannot reach its storage. Try again in a moment.',
	internal_error: 'Something went wrong in the pipeline.',
	unreachable: 'The pipeline does not answer. Check the connection.',
}

/** Codes whose detail tells more than the sentence here. */
const TELLING = new Set(['page_out_of_range', 'validation_failed', 'file_too_large', 'too_many_parts', 'not_found'])

/** Why something failed, in a sentence. */
export function why(problem) {
	const words = PROBLEMS[problem.code]
	const detail = problem.detail ?? problem.message
	if (!words) return detail || 'It failed, and nobody knows why.'
	return TELLING.has(problem.code) && detail ? `${words} ${detail}${detail.endsWith('.') ? '' : '.'}` : words
}

/** What to do about it, if there is anything. */
export function wantsPassword(problem) {
	return problem?.code === 'encrypted' || problem?.code === 'password_incorrect'
}

const STATUSES = {
	queued: 'Waiting', running: 'Working', succeeded: 'Ready', planned: 'Plan', failed: 'Failed', partially_succeeded: 'Partly ready',
}

export function statusWord(status) {
	return STATUSES[status] ?? status
}

const NOTES = {
	repaired: 'The document was damaged or locked; this is what could be read.',
	signatures_removed: 'Signatures are left out: they hold for the whole document only.',
	tags_removed: 'Tags are left out: they are damaged, or too many.',
	resources_kept: 'Damaged or too long to search: it may hold images and fonts of other pages.',
	unreadable_pages: 'A page could not be searched; it may hold a separator.',
}

export function noteWords(note) {
	return NOTES[note] ?? note
}

/** How a process splits, such as `every 10 pages`. */
export function splitWords(params) {
	const split = params?.split_params ?? {}
	const words = [
		split.merge && `together with ${count(split.merge.length, 'other file')}`,
		split.file_map && `into ${count(split.file_map.length, 'listed part')}`,
		split.ranges && `into pages ${shortened(split.ranges.join(', '))}`,
		split.extract && `pages ${shortened(split.extract)} taken out`,
		split.at_bookmarks && (split.at_bookmarks === 1 ? 'at chapters' : `at chapters, ${split.at_bookmarks} levels deep`),
		split.at_barcode && `at separator sheets, code “${shortened(unquoted(split.at_barcode))}”`,
		split.at_blank_pages && 'at blank pages',
		split.keep_separators && 'which stay',
		split.at_text && `at the text “${shortened(unquoted(split.at_text))}”`,
		split.parts && `into ${split.parts} equal parts`,
		split.every && `every ${count(split.every, 'page')}`,
		split.max_size && `at most ${size(split.max_size)} each`,
	].filter(Boolean)
	// lists leave out which parts are listed
	return words.join(', ') || 'into listed parts'
}

/** The words of an expression as the page makes them. */
function unquoted(expression) {
	return expression.replace(/^\(\?i\)|^\^|\$$/g, '').replace(/\\(\W)/g, '$1')
}

function shortened(text) {
	return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
