/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What can be told of a measure. */
export type AccountingMeasureKind =
  /** A level: adds up over everything but time, over which it is averaged. */
  | 'GAUGE'
  /** Of two sums: adds up over nothing. */
  | 'RATIO'
  /** Adds up over time and over everything else. */
  | 'SUM';

/**
 * Units; those of one line can be turned into each other.
 *
 * MILLISECONDS SECONDS MINUTES HOURS DAYS WEEKS MONTHS YEARS
 * CPU_SECONDS CPU_HOURS CPU_DAYS CPU_YEARS
 * BYTES KB MB GB TB PB
 * COUNT THOUSANDS MILLIONS
 * RATIO PERCENT
 * NONE
 */
export type AccountingUnit =
  | 'BYTES'
  /** Jobs, pilots, files …: the label says which. */
  | 'COUNT'
  | 'CPU_DAYS'
  | 'CPU_HOURS'
  /** Seconds of a CPU × its power; the label names the unit of power, HS06 unless the operator says otherwise. Per second: power. */
  | 'CPU_SECONDS'
  | 'CPU_YEARS'
  | 'DAYS'
  /** 10⁹ bytes. */
  | 'GB'
  | 'HOURS'
  /** 1,000 bytes. */
  | 'KB'
  /** 1,000,000 bytes. */
  | 'MB'
  | 'MILLIONS'
  | 'MILLISECONDS'
  | 'MINUTES'
  /** Of 30 days. */
  | 'MONTHS'
  /** Nobody knows: a value that an extension of DIRAC books. */
  | 'NONE'
  /** 10¹⁵ bytes. */
  | 'PB'
  | 'PERCENT'
  | 'RATIO'
  | 'SECONDS'
  /** 10¹² bytes. */
  | 'TB'
  | 'THOUSANDS'
  | 'WEEKS'
  /** Of 365 days. */
  | 'YEARS';

/** What a change is to a subscription: to what its filter matches, among what you may see. */
export type ChangeKind =
  /** A row that matched changes, and still matches. */
  | 'CHANGED'
  /** A new row that matches. */
  | 'CREATED'
  /** A row that was there starts to match, or to be visible to you. */
  | 'ENTERED'
  /** A row stops matching, or being visible to you. May name one that this subscription never named. */
  | 'LEFT'
  /** A row is gone from the database. May name one that this subscription never named. */
  | 'REMOVED';

/** Whether a downtime is over, goes on, or is announced. */
export type DowntimeState =
  /** It is announced. */
  | 'FUTURE'
  /** It goes on: `startDate` is before now, `endDate` after it, as DIRAC's own rule has it. */
  | 'ONGOING'
  /** It is over. */
  | 'PAST';

export type FailingNowQueryVariables = Exact<{ [key: string]: never; }>;


export type FailingNowQuery = { jobs: { totalCount: number | null, groups: { total: number, other: number, groupCount: number, buckets: Array<{ count: number, key: Array<{ field: string, value: string | null }> }> } | null, nodes: Array<{ jobId: number, siteName: string, owner: string, minorStatus: string, applicationStatus: string | null, lastUpdateTime: string | null }> } | null };

export type OneJobQueryVariables = Exact<{ [key: string]: never; }>;


export type OneJobQuery = { jobs: { nodes: Array<{ jobId: number, status: string, minorStatus: string, applicationStatus: string | null, siteName: string, rescheduleCounter: number, history: Array<{ status: string, minorStatus: string, applicationStatus: string, statusTime: string | null, source: string, duration: number | null }> | null, parameters: Array<{ name: string | null, value: string | null }> | null, heartbeats: Array<{ name: string, unit: string | null, points: Array<{ time: string | null, value: number | null }> }> | null, inputFiles: Array<{ lfn: string }> | null, jdl: { attributes: Array<{ name: string, values: Array<string> }> } | null }> } | null };

export type SearchQueryVariables = Exact<{ [key: string]: never; }>;


export type SearchQuery = { jobs: { totalCount: number | null, facets: Array<{ field: string, groupCount: number, other: number, buckets: Array<{ value: string | null, count: number }> }> | null, nodes: Array<{ jobId: number, status: string, minorStatus: string, applicationStatus: string | null, siteName: string, owner: string }> } | null };

export type CampaignsQueryVariables = Exact<{ [key: string]: never; }>;


export type CampaignsQuery = { jobGroups: { nodes: Array<{ name: string, jobCount: number, lastUpdateTime: string | null, jobs: { totalCount: number | null, groups: { buckets: Array<{ count: number, key: Array<{ value: string | null }> }> } | null, nodes: Array<{ jobId: number, status: string, siteName: string }> } | null }> } | null };

export type OverTimeQueryVariables = Exact<{ [key: string]: never; }>;


export type OverTimeQuery = { jobs: { histogram: { total: number, unknown: number, buckets: Array<{ from: string, count: number, key: Array<{ value: string | null }> }> } | null } | null };

export type NoSignOfLifeQueryVariables = Exact<{ [key: string]: never; }>;


export type NoSignOfLifeQuery = { jobs: { totalCount: number | null, nodes: Array<{ jobId: number, status: string, siteName: string, owner: string, heartBeatTime: string | null, startExecTime: string | null }> } | null };

export type GatewayQueryVariables = Exact<{ [key: string]: never; }>;


export type GatewayQuery = { gateway: { version: string, subsystems: Array<{ name: string, available: boolean, generation: string | null, reason: string | null }>, clock: Array<{ backend: string, offset: number | null }> } };

export type FailuresLiveSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type FailuresLiveSubscription = { jobChanges: { kind: ChangeKind, jobId: number, happenedAt: string | null, cursor: string, job: { siteName: string, owner: string, minorStatus: string, applicationStatus: string | null } | null, changes: Array<{ field: string, before: string | null, after: string | null }>, history: Array<{ status: string, source: string }> } };

export type CountsLiveSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type CountsLiveSubscription = { jobCounts: { whole: boolean, total: number, buckets: Array<{ count: number, key: Array<{ field: string, value: string | null }> }> } };

export type SiteOverviewQueryVariables = Exact<{ [key: string]: never; }>;


export type SiteOverviewQuery = { sites: { totalCount: number | null, nodes: Array<{ name: string, tier: number | null, status: { status: string, reason: string, dateEffective: string | null } | null, downtimes: Array<{ severity: string, startDate: string | null, endDate: string | null, state: DowntimeState | null, description: string }> | null, jobs: { groups: { total: number, buckets: Array<{ count: number, key: Array<{ value: string | null }> }> } | null } | null, pilots: { groups: { total: number, buckets: Array<{ count: number, key: Array<{ value: string | null }> }> } | null } | null }> } | null };

export type SiteSummariesQueryVariables = Exact<{ [key: string]: never; }>;


export type SiteSummariesQuery = { siteSummaries: Array<{ siteName: string, tier: number | null, maskStatus: string | null, efficiency: number, health: string, counts: Array<{ status: string, count: number }> }> | null };

export type WhatWasBannedQueryVariables = Exact<{ [key: string]: never; }>;


export type WhatWasBannedQuery = { statusChanges: { totalCount: number | null, nodes: Array<{ element: string, name: string, statusType: string, status: string, previousStatus: string | null, reason: string, dateEffective: string | null, until: string | null, tokenOwner: string }> } | null };

export type PilotsQueryVariables = Exact<{ [key: string]: never; }>;


export type PilotsQuery = { pilots: { totalCount: number | null, nodes: Array<{ pilotId: number, computingElementName: string, statusReason: string, lastUpdateTime: string | null, site: { name: string } | null }> } | null, pilotSummaries: Array<{ siteName: string | null, computingElementName: string | null, efficiency: number, health: string, pilotsPerJob: number, counts: Array<{ status: string, count: number }> }> | null };

export type StuckRequestsQueryVariables = Exact<{ [key: string]: never; }>;


export type StuckRequestsQuery = { requests: { totalCount: number | null, groups: { buckets: Array<{ count: number, key: Array<{ value: string | null }> }> } | null, nodes: Array<{ requestName: string, owner: string | null, status: string | null, lastUpdate: string | null, job: { jobId: number, status: string } | null, waitingOperation: { type: string, targetStorageElementNames: Array<string> | null, retriesLeft: number | null } | null, progress: { operationsDone: number, operations: number, filesDone: number, files: number } | null, errors: Array<{ error: string, files: number }> | null }> } | null, failed: { groups: { buckets: Array<{ count: number, key: Array<{ value: string | null }> }> } | null } | null };

export type FailoverQueryVariables = Exact<{ [key: string]: never; }>;


export type FailoverQuery = { failoverTransfers: { totalCount: number | null, groups: { buckets: Array<{ count: number, key: Array<{ value: string | null }> }> } | null, nodes: Array<{ operationId: number, status: string | null, error: string | null, creationTime: string | null, targetStorageElementNames: Array<string> | null, differsFromOutputSe: boolean | null, fileCounts: Array<{ status: string, count: number }> | null, storageProblems: Array<{ sentence: string }> | null, request: { requestName: string, owner: string | null, job: { jobId: number, status: string } | null } | null }> } | null };

export type StuckTransfersQueryVariables = Exact<{ [key: string]: never; }>;


export type StuckTransfersQuery = { transfers: { totalCount: number | null, groups: { buckets: Array<{ count: number, key: Array<{ value: string | null }> }> } | null, failures: { total: number, groupCount: number, buckets: Array<{ count: number, pattern: string, storageElementNames: Array<string>, hosts: Array<string>, lastSeen: string | null, example: string }> } | null, nodes: Array<{ fileId: number, lfn: string | null, status: string | null, attempt: number | null, waitingSince: string | null, targetStorageElementName: string, error: string | null, storageProblems: Array<{ sentence: string }> | null, job: { url: string | null } | null }> } | null };

export type NewErrorsQueryVariables = Exact<{ [key: string]: never; }>;


export type NewErrorsQuery = { jobs: { failures: { total: number, other: number, groupCount: number, buckets: Array<{ fingerprint: string, pattern: string, count: number, share: number, isNew: boolean | null, firstSeen: string | null, lastSeen: string | null, siteNames: Array<string>, hosts: Array<string>, example: string }> } | null } | null };

export type WorkBySiteQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkBySiteQuery = { accounting: { job: { groups: { groupCount: number, total: Array<{ measure: string, value: number | null, label: string }>, other: Array<{ measure: string, value: number | null }>, unknown: Array<{ measure: string, value: number | null }>, buckets: Array<{ key: Array<{ value: string | null }>, figures: Array<{ measure: string, value: number | null, label: string }> }> } | null, cores: Array<{ value: number | null, label: string }> | null, previous: { totals: Array<{ measure: string, value: number | null }> | null }, plot: { url: string, expiresAt: string } | null } | null } | null };

export type TransferQualityQueryVariables = Exact<{ [key: string]: never; }>;


export type TransferQualityQuery = { accounting: { dataOperation: { groups: { buckets: Array<{ key: Array<{ value: string | null }>, figures: Array<{ measure: string, value: number | null, label: string }> }> } | null, series: { label: string, total: Array<number | null>, bins: Array<{ from: string, to: string, partial: boolean }>, series: Array<{ total: number | null, values: Array<number | null>, key: Array<{ value: string | null }> }> } | null, plot: { url: string } | null, csv: { url: string } | null } | null } | null };

export type JobsInTheSystemQueryVariables = Exact<{ [key: string]: never; }>;


export type JobsInTheSystemQuery = { accounting: { wmsHistory: { series: { total: Array<number | null>, bins: Array<{ from: string, partial: boolean }>, series: Array<{ total: number | null, values: Array<number | null>, key: Array<{ value: string | null }> }> } | null, plot: { url: string } | null, coverage: { earliest: string | null, latest: string | null, pending: number, lengths: Array<{ length: number, rows: number }> } | null, type: { keys: Array<{ name: string, values: Array<string> }>, measures: Array<{ name: string, kind: AccountingMeasureKind, unit: AccountingUnit }> } | null } | null, types: Array<{ name: string, known: boolean }> | null } | null };

export type WhoQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoQuery = { viewer: { name: string, group: string, vo: string, properties: Array<string>, expiresAt: string | null } | null, jobs: { totalCount: number | null, groups: { buckets: Array<{ count: number, key: Array<{ value: string | null }> }> } | null } | null };

export type PageQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type PageQuery = { jobs: { totalCount: number | null, nodes: Array<{ jobId: number, siteName: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type FirstFailedQueryVariables = Exact<{ [key: string]: never; }>;


export type FirstFailedQuery = { jobs: { nodes: Array<{ jobId: number, status: string, parameters: Array<{ name: string | null, value: string | null }> | null, history: Array<{ status: string, source: string, statusTime: string | null }> | null, jdl: { text: string | null, reason: string | null } | null, inputFiles: Array<{ lfn: string }> | null }> } | null };

export type OwnersQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnersQuery = { jobs: { groups: { buckets: Array<{ key: Array<{ value: string | null }> }> } | null } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const FailingNowDocument = new TypedDocumentString(`
    query FailingNow {
  jobs(
    filter: {status: {eq: "Failed"}, lastUpdateTime: {gte: "-P1D"}}
    orderBy: [{field: LAST_UPDATE_TIME, direction: DESC}]
    first: 20
  ) {
    totalCount
    groups(by: [SITE_NAME, MINOR_STATUS], first: 10) {
      total
      other
      groupCount
      buckets {
        key {
          field
          value
        }
        count
      }
    }
    nodes {
      jobId
      siteName
      owner
      minorStatus
      applicationStatus
      lastUpdateTime
    }
  }
}
    `) as unknown as TypedDocumentString<FailingNowQuery, FailingNowQueryVariables>;
export const OneJobDocument = new TypedDocumentString(`
    query OneJob {
  jobs(filter: {status: {eq: "Failed"}}, first: 1) {
    nodes {
      jobId
      status
      minorStatus
      applicationStatus
      siteName
      rescheduleCounter
      history {
        status
        minorStatus
        applicationStatus
        statusTime
        source
        duration
      }
      parameters {
        name
        value
      }
      heartbeats {
        name
        unit
        points {
          time
          value
        }
      }
      inputFiles {
        lfn
      }
      jdl {
        attributes {
          name
          values
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OneJobQuery, OneJobQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search {
  jobs(
    filter: {siteName: {notIn: ["ANY", "Multiple"]}, not: {status: {in: ["Done", "Deleted"]}}, or: [{minorStatus: {containsIgnoreCase: "stalled"}}, {applicationStatus: {like: "%exit%code%"}}, {rescheduleCounter: {gte: 2}}]}
    first: 25
  ) {
    totalCount
    facets(fields: [STATUS, SITE_NAME, OWNER], first: 8) {
      field
      groupCount
      other
      buckets {
        value
        count
      }
    }
    nodes {
      jobId
      status
      minorStatus
      applicationStatus
      siteName
      owner
    }
  }
}
    `) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const CampaignsDocument = new TypedDocumentString(`
    query Campaigns {
  jobGroups(orderBy: [{field: LAST_UPDATE_TIME, direction: DESC}], first: 10) {
    nodes {
      name
      jobCount
      lastUpdateTime
      jobs(first: 3, filter: {status: {notIn: ["Done", "Deleted"]}}) {
        totalCount
        groups(by: [STATUS]) {
          buckets {
            key {
              value
            }
            count
          }
        }
        nodes {
          jobId
          status
          siteName
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CampaignsQuery, CampaignsQueryVariables>;
export const OverTimeDocument = new TypedDocumentString(`
    query OverTime {
  jobs(
    filter: {endExecTime: {gte: "-P14D"}, status: {in: ["Done", "Failed", "Killed"]}}
  ) {
    histogram(of: END_EXEC_TIME, bucket: DAY, by: [STATUS]) {
      total
      unknown
      buckets {
        from
        key {
          value
        }
        count
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OverTimeQuery, OverTimeQueryVariables>;
export const NoSignOfLifeDocument = new TypedDocumentString(`
    query NoSignOfLife {
  jobs(
    filter: {status: {in: ["Running", "Stalled"]}, not: {heartBeatTime: {gte: "-PT3H"}}}
    orderBy: [{field: HEART_BEAT_TIME, direction: ASC}]
  ) {
    totalCount
    nodes {
      jobId
      status
      siteName
      owner
      heartBeatTime
      startExecTime
    }
  }
}
    `) as unknown as TypedDocumentString<NoSignOfLifeQuery, NoSignOfLifeQueryVariables>;
export const GatewayDocument = new TypedDocumentString(`
    query Gateway {
  gateway {
    version
    subsystems {
      name
      available
      generation
      reason
    }
    clock {
      backend
      offset
    }
  }
}
    `) as unknown as TypedDocumentString<GatewayQuery, GatewayQueryVariables>;
export const FailuresLiveDocument = new TypedDocumentString(`
    subscription FailuresLive {
  jobChanges(filter: {status: {eq: "Failed"}}) {
    kind
    jobId
    happenedAt
    job {
      siteName
      owner
      minorStatus
      applicationStatus
    }
    changes {
      field
      before
      after
    }
    history {
      status
      source
    }
    cursor
  }
}
    `) as unknown as TypedDocumentString<FailuresLiveSubscription, FailuresLiveSubscriptionVariables>;
export const CountsLiveDocument = new TypedDocumentString(`
    subscription CountsLive {
  jobCounts(by: [STATUS], interval: "PT2S") {
    whole
    total
    buckets {
      key {
        field
        value
      }
      count
    }
  }
}
    `) as unknown as TypedDocumentString<CountsLiveSubscription, CountsLiveSubscriptionVariables>;
export const SiteOverviewDocument = new TypedDocumentString(`
    query SiteOverview {
  sites(first: 100, orderBy: [{field: NAME}]) {
    totalCount
    nodes {
      name
      tier
      status {
        status
        reason
        dateEffective
      }
      downtimes {
        severity
        startDate
        endDate
        state
        description
      }
      jobs {
        groups(by: [STATUS]) {
          total
          buckets {
            key {
              value
            }
            count
          }
        }
      }
      pilots {
        groups(by: [STATUS]) {
          total
          buckets {
            key {
              value
            }
            count
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SiteOverviewQuery, SiteOverviewQueryVariables>;
export const SiteSummariesDocument = new TypedDocumentString(`
    query SiteSummaries {
  siteSummaries {
    siteName
    tier
    maskStatus
    efficiency
    health
    counts {
      status
      count
    }
  }
}
    `) as unknown as TypedDocumentString<SiteSummariesQuery, SiteSummariesQueryVariables>;
export const WhatWasBannedDocument = new TypedDocumentString(`
    query WhatWasBanned {
  statusChanges(
    filter: {status: {in: ["Banned", "Degraded"]}, dateEffective: {gte: "-P7D"}}
    first: 20
  ) {
    totalCount
    nodes {
      element
      name
      statusType
      status
      previousStatus
      reason
      dateEffective
      until
      tokenOwner
    }
  }
}
    `) as unknown as TypedDocumentString<WhatWasBannedQuery, WhatWasBannedQueryVariables>;
export const PilotsDocument = new TypedDocumentString(`
    query Pilots {
  pilots(
    filter: {status: {in: ["Aborted", "Failed"]}, lastUpdateTime: {gte: "-P1D"}}
    first: 10
  ) {
    totalCount
    nodes {
      pilotId
      computingElementName
      statusReason
      lastUpdateTime
      site {
        name
      }
    }
  }
  pilotSummaries {
    siteName
    computingElementName
    efficiency
    health
    pilotsPerJob
    counts {
      status
      count
    }
  }
}
    `) as unknown as TypedDocumentString<PilotsQuery, PilotsQueryVariables>;
export const StuckRequestsDocument = new TypedDocumentString(`
    query StuckRequests {
  requests(
    filter: {status: {in: ["Failed", "Waiting", "Scheduled"]}, operations: {some: {files: {some: {status: {ne: "Done"}, attempt: {gt: 3}}}}}}
    orderBy: [{field: LAST_UPDATE}]
    first: 10
  ) {
    totalCount
    groups(by: [STATUS, OWNER_GROUP]) {
      buckets {
        key {
          value
        }
        count
      }
    }
    nodes {
      requestName
      owner
      status
      lastUpdate
      job {
        jobId
        status
      }
      waitingOperation {
        type
        targetStorageElementNames
        retriesLeft
      }
      progress {
        operationsDone
        operations
        filesDone
        files
      }
      errors {
        error
        files
      }
    }
  }
  failed: requestOperations(filter: {status: {eq: "Failed"}}) {
    groups(by: [TYPE]) {
      buckets {
        key {
          value
        }
        count
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StuckRequestsQuery, StuckRequestsQueryVariables>;
export const FailoverDocument = new TypedDocumentString(`
    query Failover {
  failoverTransfers(orderBy: [{field: CREATION_TIME}], first: 20) {
    totalCount
    groups(by: [STATUS]) {
      buckets {
        key {
          value
        }
        count
      }
    }
    nodes {
      operationId
      status
      error
      creationTime
      targetStorageElementNames
      differsFromOutputSe
      fileCounts {
        status
        count
      }
      storageProblems {
        sentence
      }
      request {
        requestName
        owner
        job {
          jobId
          status
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FailoverQuery, FailoverQueryVariables>;
export const StuckTransfersDocument = new TypedDocumentString(`
    query StuckTransfers {
  transfers(
    filter: {status: {notIn: ["Finished", "Defunct"]}, creationTime: {lt: "-PT6H"}}
    orderBy: [{field: FILE_ID, direction: ASC}]
    first: 10
  ) {
    totalCount
    groups(by: [TARGET_STORAGE_ELEMENT_NAME, STATUS], first: 20) {
      buckets {
        key {
          value
        }
        count
      }
    }
    failures(of: [ERROR], first: 10) {
      total
      groupCount
      buckets {
        count
        pattern
        storageElementNames
        hosts
        lastSeen
        example
      }
    }
    nodes {
      fileId
      lfn
      status
      attempt
      waitingSince
      targetStorageElementName
      error
      storageProblems {
        sentence
      }
      job {
        url
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StuckTransfersQuery, StuckTransfersQueryVariables>;
export const NewErrorsDocument = new TypedDocumentString(`
    query NewErrors {
  jobs(filter: {status: {eq: "Failed"}, lastUpdateTime: {gte: "-PT6H"}}) {
    failures(of: [APPLICATION_STATUS], first: 20) {
      total
      other
      groupCount
      buckets {
        fingerprint
        pattern
        count
        share
        isNew
        firstSeen
        lastSeen
        siteNames
        hosts
        example
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NewErrorsQuery, NewErrorsQueryVariables>;
export const WorkBySiteDocument = new TypedDocumentString(`
    query WorkBySite {
  accounting {
    job(from: "-P7D", by: [SITE]) {
      groups(of: [EXEC_TIME, ENTRIES, CPU_EFFICIENCY], first: 10) {
        groupCount
        total {
          measure
          value
          label
        }
        other {
          measure
          value
        }
        unknown {
          measure
          value
        }
        buckets {
          key {
            value
          }
          figures {
            measure
            value
            label
          }
        }
      }
      cores: totals(of: [EXEC_TIME], form: RATE) {
        value
        label
      }
      previous {
        totals(of: [EXEC_TIME, ENTRIES]) {
          measure
          value
        }
      }
      plot(of: EXEC_TIME, form: RATE) {
        url
        expiresAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WorkBySiteQuery, WorkBySiteQueryVariables>;
export const TransferQualityDocument = new TypedDocumentString(`
    query TransferQuality {
  accounting {
    dataOperation(from: "-P3D", by: [CHANNEL]) {
      groups(of: [TRANSFER_EFFICIENCY, TRANSFER_SIZE, TRANSFER_FAILED], first: 10) {
        buckets {
          key {
            value
          }
          figures {
            measure
            value
            label
          }
        }
      }
      series(of: TRANSFER_SIZE, form: RATE, unit: MB, first: 5) {
        label
        bins {
          from
          to
          partial
        }
        total
        series {
          key {
            value
          }
          total
          values
        }
      }
      plot(of: TRANSFER_EFFICIENCY, kind: QUALITY) {
        url
      }
      csv(of: [TRANSFER_SIZE, TRANSFER_FAILED]) {
        url
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TransferQualityQuery, TransferQualityQueryVariables>;
export const JobsInTheSystemDocument = new TypedDocumentString(`
    query JobsInTheSystem {
  accounting {
    wmsHistory(from: "-P30D", by: [STATUS]) {
      series(of: JOBS) {
        bins {
          from
          partial
        }
        total
        series {
          key {
            value
          }
          total
          values
        }
      }
      plot(of: JOBS) {
        url
      }
      coverage {
        earliest
        latest
        pending
        lengths {
          length
          rows
        }
      }
      type {
        keys {
          name
          values(first: 5)
        }
        measures {
          name
          kind
          unit
        }
      }
    }
    types {
      name
      known
    }
  }
}
    `) as unknown as TypedDocumentString<JobsInTheSystemQuery, JobsInTheSystemQueryVariables>;
export const WhoDocument = new TypedDocumentString(`
    query Who {
  viewer {
    name
    group
    vo
    properties
    expiresAt
  }
  jobs {
    totalCount
    groups(by: [VO]) {
      buckets {
        key {
          value
        }
        count
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WhoQuery, WhoQueryVariables>;
export const PageDocument = new TypedDocumentString(`
    query Page($first: SafeInt!, $after: String) {
  jobs(
    orderBy: [{field: SITE_NAME, direction: ASC}]
    first: $first
    after: $after
  ) {
    totalCount
    nodes {
      jobId
      siteName
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PageQuery, PageQueryVariables>;
export const FirstFailedDocument = new TypedDocumentString(`
    query FirstFailed {
  jobs(filter: {status: {eq: "Failed"}}, first: 5) {
    nodes {
      jobId
      status
      parameters {
        name
        value
      }
      history {
        status
        source
        statusTime
      }
      jdl {
        text
        reason
      }
      inputFiles {
        lfn
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FirstFailedQuery, FirstFailedQueryVariables>;
export const OwnersDocument = new TypedDocumentString(`
    query Owners {
  jobs {
    groups(by: [OWNER]) {
      buckets {
        key {
          value
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OwnersQuery, OwnersQueryVariables>;