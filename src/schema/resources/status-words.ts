/** What the status tables of sites, resources and nodes say alike. */
export const STATUS = "Unknown, Active, Degraded (usable), Probing, Banned or Error; only Active and Degraded are used.";
export const VO = "The VO that the row is for; `all` is every VO. A VO's own row goes before the row of `all` in DiracX; DIRAC itself reads the rows of `all` only.";
export const REASON = "Why, in free text; several policies are joined by ` ###`.";
export const SINCE = "Since when it has this status.";
export const TOKEN_OWNER = "Who is in charge: `rs_svc` is DIRAC itself, by its policies; otherwise the user who took it over, and no policy touches the row.";
export const TOKEN_EXPIRATION = "When DIRAC takes charge again (a day after a user took over); null where it is in charge.";
export const LAST_CHECK_TIME = "Last evaluation of the policies; null if there was none.";
export const STATUS_TYPE_OF_RESOURCE = "ReadAccess, WriteAccess, CheckAccess or RemoveAccess, of storage elements; `all` of everything else.";
