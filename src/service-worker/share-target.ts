import { keepShared } from '../lib/data/photos/shared-files.ts';

/** Where the manifest tells the system to put shared photos, and under which name. */
export const SHARE_PATH = '/chia-se-anh';
const FIELD = 'anh';

/** Takes photos that were shared from the gallery, and leads to a new record that picks them up. */
export async function takeSharedPhotos(request: Request): Promise<Response> {
	const form = await request.formData();
	const files = form.getAll(FIELD).filter((one) => one instanceof File);
	await keepShared(files);
	return Response.redirect('/ghi/moi?anh', 303);
}
