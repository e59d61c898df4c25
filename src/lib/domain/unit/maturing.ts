import type { Person } from './person.ts';
import { activeOn } from './history.ts';

/** Tuổi Đoàn, in years: data of the term. Whoever is older than `to` matures out of the Union. */
export type UnionAge = { from: number; to: number };

/** How old a person becomes in a year; null where the year of birth is not known. */
export function ageIn(person: Pick<Person, 'birthYear'>, year: number): number | null {
	return person.birthYear === null ? null : year - person.birthYear;
}

/**
 * Who on the roster of a day passes the Union's age in that year or has passed it before: a hint for the secretary, who
 * records it or not (officers of the Union may stay).
 */
export function maturing(people: readonly Person[], day: string, age: UnionAge): Person[] {
	const year = Number(day.slice(0, 4));
	return people.filter((person) => (ageIn(person, year) ?? 0) > age.to && activeOn(person, day));
}
