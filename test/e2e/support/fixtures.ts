import { test as base } from '../fixtures.ts';
import { App } from '../app.ts';
import { Block, type BlockSize } from './block.ts';

const SMALL: BlockSize = { units: 2, members: 20, activities: 40, seed: 1 };

type World = { app: App; block: Block };

/** The e2e test with a server that holds a small seeded block, and its people. */
export const test = base.extend<{ world: World; block: Block; blockSize: BlockSize }>({
	blockSize: [SMALL, { option: true }],
	world: async ({ blockSize, port }, use) => {
		const app = await App.create({ port });
		const block = await Block.make(app, blockSize);
		await app.start();
		await use({ app, block });
		await app.discard();
	},
	app: ({ world }, use) => use(world.app),
	block: ({ world }, use) => use(world.block)
});

export { expect } from '@playwright/test';
