/** The media type of RFC 4180; the first line names the columns. */
export const CSV = "text/csv; charset=utf-8; header=present";
