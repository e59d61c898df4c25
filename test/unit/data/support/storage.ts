/** Everything that a phone's storage holds, by name of the database it lies in. */
export async function storageOf(phone: IDBFactory): Promise<Map<string, string>> {
	const held = new Map<string, string>();
	for (const { name = '' } of await phone.databases()) {
		const db = await new Promise<IDBDatabase>((done, fail) => {
			const request = phone.open(name);
			request.onsuccess = () => done(request.result);
			request.onerror = () => fail(request.error ?? new Error(name));
		});
		const rows: unknown[] = [];
		for (const store of db.objectStoreNames) {
			const request = db.transaction(store).objectStore(store).getAll();
			rows.push(await new Promise((done) => (request.onsuccess = () => done(request.result))));
		}
		db.close();
		held.set(name, JSON.stringify(rows));
	}
	return held;
}
