import { expect, test } from 'vitest';
import { parseDocument } from '../../../../src/lib/domain/document.ts';
import { plainJpeg } from '../../../../src/lib/domain/photo/plain-jpeg.ts';
import type { Photo } from '../../../../src/lib/domain/photo/photo.ts';
import { sha256Of } from '../../../../src/lib/server/photos/photo-bytes.ts';
import { photoOfScene } from '../../../../src/lib/server/seed/photo-scenes.ts';
import { SeedPhotos } from '../../../../src/lib/server/seed/photos.ts';
import { SeedPlan } from '../../../../src/lib/server/seed/plan.ts';

const scenes = ['road', 'gifts', 'trees', 'school', 'hall'] as const;
const pictures = scenes.map(photoOfScene);
const size = { units: 3, members: 60, activities: 300, seed: 3 };

const documents = [...new SeedPhotos(new SeedPlan(size)).slices()].flatMap(
	({ database, documents }) =>
		documents.map(({ _revisions, ...stored }) => {
			void _revisions;
			return { database, stored };
		})
);
const photos: { database: string; photo: Photo }[] = documents.flatMap(({ database, stored }) => {
	if (stored['type'] !== 'photo') return [];
	const parsed = parseDocument(stored, Date.UTC(2026, 0, 1));
	if (!parsed.ok || parsed.value.type !== 'photo') throw new Error(`${stored._id} is no photo.`);
	return [{ database, photo: parsed.value }];
});

test('a demo’s photos are small pictures, and nothing but pictures', () => {
	for (const picture of pictures) {
		expect(plainJpeg(picture)).toEqual({ ok: true, value: { width: 640, height: 480 } });
		expect(picture.byteLength).toBeLessThan(40_000);
	}
});

test('each is told of beside its record, with the bytes it has and an answer about children', () => {
	const sums = new Set(pictures.map(sha256Of));
	const known = new Set(documents.map(({ database, stored }) => `${database} ${stored._id}`));
	expect(photos.length).toBeGreaterThan(10);
	for (const { database, photo } of photos) {
		expect(known).toContain(`${database} ${photo.activity}`);
		expect(sums).toContain(photo.sha256);
	}
	const answers = new Set(photos.map(({ photo }) => photo.children.answer));
	expect([...answers].sort()).toEqual(['blurred', 'consent', 'none']);
});
