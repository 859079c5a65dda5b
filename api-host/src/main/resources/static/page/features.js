/** What the host at hand can do; one that is older than the page lacks some of it. */
import { maybe } from './api.js'

let known

/** `{folders, processes}`: whether records can be organised, and processes listed. */
export function features() {
	known ??= Promise.all([maybe('/api/folders'), maybe('/api/processes?limit=1')])
		.then(([folders, processes]) => ({ folders: folders !== undefined, processes: processes !== undefined }))
		.catch((problem) => {
			known = undefined
			throw problem
		})
	return known
}
