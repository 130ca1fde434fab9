/**
 * Who sees which task queues. DIRAC asks for the property JobAdministrator and then shows the queues of all VOs.
 *
 * 1. A queue holds jobs of one owner in one group: it is seen by whoever may see a waiting job of that owner and group
 *    (wms.policy.ts), also while it is empty. Its requirements are theirs, and go with it.
 * 2. In 8.0 the owner is who has the certificate subject by the Registry. A queue of a subject that nobody has any more is
 *    nobody's own; who sees all jobs of the VO sees it.
 * 3. A certificate subject is shown as that of a job is.
 */
export { jobsWithReadableDn as taskQueuesWithReadableDn, visibleJobs as visibleTaskQueues } from "./wms.policy.ts";
