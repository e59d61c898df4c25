import type { DBSchema } from 'idb';
import type { Certified, ServerKeys } from '../../domain/handover/bundle.ts';
import type { PhotoId } from '../../domain/photo/photo.ts';
import type { CarriedState, CarriedView, GivenView, HandoverWay } from './handover.ts';

/** This phone's own key, which no script can take out of it, and the server's word on it. */
export type OwnKey = {
	name: 'own';
	pair: CryptoKeyPair;
	/** Null: the server has not given its word yet. */
	word: { certified: Certified; server: ServerKeys } | null;
};

/** A bundle that was handed over, with the documents it held. */
export type GivenRow = Pick<GivenView, 'id' | 'at' | 'to' | 'code' | 'records'> & {
	way: HandoverWay;
	documents: { database: string; id: string }[];
	/** The photos that went along in its file. */
	photos?: PhotoId[];
};

/**
 * A bundle that is carried. `state` is that of its documents; `text` null: the server has it whole, its photos too, and
 * this phone need not keep it.
 */
export type CarriedRow = Omit<CarriedView, 'photos'> & {
	text: string | null;
	/** How many photos go along with it; those that are here are {@link ParcelRow}s. */
	photos?: number;
};

/** A photo that is carried: by whom and which, as its mark says, and the bundles it came with. */
export type ParcelRow = {
	id: string;
	bundles: string[];
	state: CarriedState;
	/** Why the server did not take it. */
	reason: string | null;
	triedAt: string | null;
};

export interface ShelfSchema extends DBSchema {
	keys: { key: 'own'; value: OwnKey };
	given: { key: string; value: GivenRow };
	carried: { key: string; value: CarriedRow };
	parcels: { key: string; value: ParcelRow; indexes: { bundles: string } };
	parcelTexts: { key: string; value: string };
}
