/**
 * What things cost, in points. A point is about a millisecond of a database's time, measured on a table of a million rows
 * (docs/costs.md has the measurements); for what only keeps the gateway busy, about a millisecond of that.
 */

/** A statement by itself: the way to the database and back. */
export const STATEMENT = 1;
/** Parents that are asked for together, in one statement. */
export const PARENTS = 500;
/** A row that is read: from the database to an object. */
export const ROW = 0.01;
/** A value of an answer. */
export const VALUE = 0.0005;
/** One list of many that are read together: it is found in an index. */
export const NESTED_LIST = 0.1;

// of a table, for each of its rows

/** All rows are counted. */
export const COUNT_ALL = 0.0005;
/** All rows are looked through for those that match, where no index finds them. */
export const LOOK_THROUGH = 0.0015;
/** All rows are put in order, where no index has them in it. */
export const SORT = 0.0007;
/** Rows that one index has found are looked through for what another would find. */
export const LOOK_FOUND = 0.0001;
/** All rows are counted by a value that few different ones share. */
export const GROUP = 0.001;
/** The same for each further value that they are counted by. */
export const GROUP_FURTHER = 0.002;
/** All rows are counted by a value that is another one in nearly every row: names, texts, times, keys. */
export const GROUP_MANY = 0.01;
/** A value as a facet: the same as a group of its own. */
export const FACET = 0.0012;
/** All rows are counted over time; by a further value, GROUP_FURTHER. */
export const HISTOGRAM = 0.0013;
/** All different texts of a field are gathered and masked. */
export const TEXTS = 0.005;
/** A row that is found by its key, in an aggregate. */
export const KEYED = 0.002;

/** Rows of a table that does not say how many it has: as many as the largest. */
export const MANY_ROWS = 1_000_000;
