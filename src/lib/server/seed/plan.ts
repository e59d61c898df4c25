import { databaseName, privateDatabase, unitDatabase } from '../../domain/database.ts';
import { daysOf } from '../../domain/date.ts';
import { BLOCK_UNIT } from '../../domain/ids.ts';
import { seedBlock, type SeededBlock, type SeededUnit } from './block.ts';
import { seedCongress, seedUnitCongresses } from './congress.ts';
import { seedContent } from './content.ts';
import { seedHeadcounts } from './headcounts.ts';
import { RecordHistory } from './history.ts';
import { SeededRandom } from './random.ts';
import { demoRecords } from '../../terms/demo-records.ts';
import { seedBlockPrivate, seedPrivate, seedSelf } from './private.ts';
import { seedInspections } from './inspections.ts';
import { RATED_YEARS, seedCriteria, seedRatings } from './ratings.ts';
import { seedReports } from './reports.ts';
import { firstRevision, type Replicated } from './revisions.ts';
import { seedWork } from './work.ts';
import { seedYearWork } from './year-work.ts';

/** How large a block to make, and of which many. */
export type SeedSize = { units: number; members: number; activities: number; seed: number };

/** The demo: the block as it is, with records enough to fill a board. */
export const demoSize: SeedSize = { units: 60, members: 2400, activities: 3000, seed: 1 };

/** Part of the records that are the block's own. */
const BLOCK_RECORDS = 0.01;
/** Secretaries enter some records for their members. */
const ENTERED_BY_SECRETARY = 0.12;
/** When a report without a date was entered. */
const UNDATED = '2021-07-01';
/** Records are made in slices, so that a large block need not fit into memory. */
const SLICE = 500;

const dayMs = (day: string) => Date.parse(`${day}T02:00:00.000Z`);

/** Documents for one database, a slice at a time. */
export type SeedSlice = { database: string; documents: Replicated[] };

/** All documents of a block: the same for the same size and seed. */
export class SeedPlan {
	readonly block: SeededBlock;
	readonly #size: SeedSize;
	readonly #random: SeededRandom;

	constructor(size: SeedSize) {
		this.#size = size;
		this.#random = new SeededRandom(`block ${size.seed}`);
		this.block = seedBlock(this.#random.fork('people'), size);
	}

	*slices(): Generator<SeedSlice> {
		const { units, khoi } = this.block;
		const documents = [khoi, ...units.map(({ unit }) => unit)].map(firstRevision);
		const criteria = seedCriteria(this.#random.fork('criteria'), this.block.standing);
		yield { database: 'programme', documents: [...documents, ...criteria] };
		const work = seedWork(this.#random.fork('work'), this.block.standing);
		const ofUnits = units.map(({ unit }) => unit);
		const reports = seedReports(this.#random.fork('reports'), ofUnits, this.block.standing);
		const committee = databaseName({ kind: 'committee' });
		const year = seedYearWork(this.#random.fork('year'), ofUnits, this.block.standing);
		const inspections = seedInspections(
			this.#random.fork('inspections'),
			ofUnits,
			this.block.standing
		);
		yield { database: databaseName({ kind: 'inspection' }), documents: inspections };
		const ratings = seedRatings(this.#random.fork('ratings'), ofUnits, this.block.standing);
		const congress = [
			...seedCongress(this.#random.fork('congress'), this.block.standing),
			...seedUnitCongresses(this.#random.fork('unit congresses'), ofUnits, this.block.standing)
		];
		yield {
			database: committee,
			documents: [...work, ...reports, ...year, ...congress, ...ratings]
		};
		const secrets = seedBlockPrivate(this.#random.fork('private khoi'), this.block);
		yield { database: privateDatabase(BLOCK_UNIT), documents: secrets };
		const ofBlock = Math.round(this.#size.activities * BLOCK_RECORDS);
		const rest = this.#size.activities - ofBlock;
		const people = units.reduce((sum, unit) => sum + unit.people.length, 0);
		let made = 0;
		let before = 0;
		for (const seeded of units) {
			before += seeded.people.length;
			const upTo = Math.round((rest * before) / people);
			yield* this.#unitSlices(seeded, upTo - made);
			made = upTo;
		}
		yield* this.#recordSlices(this.#blockAsUnit(), ofBlock);
	}

	/** Đoàn Khối's own records: entered by its committee, decided by the standing committee. */
	#blockAsUnit(): SeededUnit {
		const { khoi, committee, standing } = this.block;
		const [first, ...others] = standing;
		if (first === undefined) throw new RangeError('a block needs people');
		// Who has several posts in a small block takes part once.
		const people = [...new Set(committee)];
		return { unit: khoi, people, secretaries: [first, ...others], members: committee };
	}

	*#unitSlices(seeded: SeededUnit, activities: number): Generator<SeedSlice> {
		const random = this.#random.fork(`headcounts ${seeded.unit.id}`);
		const documents = [...seeded.people, ...seedHeadcounts(random, seeded)].map(firstRevision);
		yield { database: unitDatabase(seeded.unit.id), documents };
		const secrets = seedPrivate(this.#random.fork(`private ${seeded.unit.id}`), seeded);
		const self = seedSelf(this.#random.fork(`self ${seeded.unit.id}`), seeded, RATED_YEARS);
		yield { database: privateDatabase(seeded.unit.id), documents: [...secrets, ...self] };
		yield this.#realSlice(seeded);
		yield* this.#recordSlices(seeded, activities);
	}

	#realSlice(seeded: SeededUnit): SeedSlice {
		const { unit, members, secretaries } = seeded;
		const [author = secretaries[0]] = members;
		const documents = demoRecords
			.filter((real) => real.unit === unit.id)
			.flatMap(({ record, content }) => {
				const random = this.#random.fork(`real ${record}`);
				const cast = { unit: unit.id, author, recordedBy: author, secretaries };
				const day = daysOf(content.when)?.to ?? UNDATED;
				const history = new RecordHistory(random, cast, content, dayMs(day));
				history.decide('approve');
				return history.documents();
			});
		return { database: unitDatabase(unit.id), documents };
	}

	*#recordSlices(seeded: SeededUnit, count: number): Generator<SeedSlice> {
		const database = unitDatabase(seeded.unit.id);
		for (let from = 0; from < count; from += SLICE) {
			const documents: Replicated[] = [];
			for (let i = from; i < Math.min(count, from + SLICE); i++)
				documents.push(...this.#record(seeded, i));
			yield { database, documents };
		}
	}

	#record({ unit, people, secretaries, members }: SeededUnit, i: number): Replicated[] {
		const random = this.#random.fork(`record ${unit.id} ${i}`);
		const { content, day } = seedContent(random, { unit, people, secretaries, members });
		const author = random.pick(members.length > 0 ? members : secretaries);
		const forOther = unit.id !== BLOCK_UNIT && random.chance(ENTERED_BY_SECRETARY);
		const recordedBy = forOther ? random.pick(secretaries) : author;
		const cast = { unit: unit.id, author, recordedBy, secretaries };
		const history = new RecordHistory(
			random,
			cast,
			content,
			dayMs(day) + random.between(0, 72) * 3_600_000
		);
		history.live();
		return history.documents();
	}
}
