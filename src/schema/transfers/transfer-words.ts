/** What the tables of FTS3DB say alike. */
export const USERNAME = "DIRAC user on whose behalf it is.";
export const USER_GROUP = "DIRAC group on whose behalf it is.";
export const VO = "Virtual organisation of the group, by the Registry: to be filtered and grouped, not sorted. Null where nobody knows it.";
export const ASSIGNMENT = "`<host of the agent>_<time>` while an agent works on it; an old one is that of an agent that died. Null otherwise.";
export const OPERATION_ID = "DIRAC's number of the operation, the same in all three tables.";
