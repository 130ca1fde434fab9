/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query FailingNow {\n  jobs(\n    filter: {status: {eq: \"Failed\"}, lastUpdateTime: {gte: \"-P1D\"}}\n    orderBy: [{field: LAST_UPDATE_TIME, direction: DESC}]\n    first: 20\n  ) {\n    totalCount\n    groups(by: [SITE_NAME, MINOR_STATUS], first: 10) {\n      total\n      other\n      groupCount\n      buckets {\n        key {\n          field\n          value\n        }\n        count\n      }\n    }\n    nodes {\n      jobId\n      siteName\n      owner\n      minorStatus\n      applicationStatus\n      lastUpdateTime\n    }\n  }\n}": typeof types.FailingNowDocument,
    "query OneJob {\n  jobs(filter: {status: {eq: \"Failed\"}}, first: 1) {\n    nodes {\n      jobId\n      status\n      minorStatus\n      applicationStatus\n      siteName\n      rescheduleCounter\n      history {\n        status\n        minorStatus\n        applicationStatus\n        statusTime\n        source\n        duration\n      }\n      parameters {\n        name\n        value\n      }\n      heartbeats {\n        name\n        unit\n        points {\n          time\n          value\n        }\n      }\n      inputFiles {\n        lfn\n      }\n      jdl {\n        attributes {\n          name\n          values\n        }\n      }\n    }\n  }\n}": typeof types.OneJobDocument,
    "query Search {\n  jobs(\n    filter: {siteName: {notIn: [\"ANY\", \"Multiple\"]}, not: {status: {in: [\"Done\", \"Deleted\"]}}, or: [{minorStatus: {containsIgnoreCase: \"stalled\"}}, {applicationStatus: {like: \"%exit%code%\"}}, {rescheduleCounter: {gte: 2}}]}\n    first: 25\n  ) {\n    totalCount\n    facets(fields: [STATUS, SITE_NAME, OWNER], first: 8) {\n      field\n      groupCount\n      other\n      buckets {\n        value\n        count\n      }\n    }\n    nodes {\n      jobId\n      status\n      minorStatus\n      applicationStatus\n      siteName\n      owner\n    }\n  }\n}": typeof types.SearchDocument,
    "query Campaigns {\n  jobGroups(orderBy: [{field: LAST_UPDATE_TIME, direction: DESC}], first: 10) {\n    nodes {\n      name\n      jobCount\n      lastUpdateTime\n      jobs(first: 3, filter: {status: {notIn: [\"Done\", \"Deleted\"]}}) {\n        totalCount\n        groups(by: [STATUS]) {\n          buckets {\n            key {\n              value\n            }\n            count\n          }\n        }\n        nodes {\n          jobId\n          status\n          siteName\n        }\n      }\n    }\n  }\n}": typeof types.CampaignsDocument,
    "query OverTime {\n  jobs(\n    filter: {endExecTime: {gte: \"-P14D\"}, status: {in: [\"Done\", \"Failed\", \"Killed\"]}}\n  ) {\n    histogram(of: END_EXEC_TIME, bucket: DAY, by: [STATUS]) {\n      total\n      unknown\n      buckets {\n        from\n        key {\n          value\n        }\n        count\n      }\n    }\n  }\n}": typeof types.OverTimeDocument,
    "query NoSignOfLife {\n  jobs(\n    filter: {status: {in: [\"Running\", \"Stalled\"]}, not: {heartBeatTime: {gte: \"-PT3H\"}}}\n    orderBy: [{field: HEART_BEAT_TIME, direction: ASC}]\n  ) {\n    totalCount\n    nodes {\n      jobId\n      status\n      siteName\n      owner\n      heartBeatTime\n      startExecTime\n    }\n  }\n}": typeof types.NoSignOfLifeDocument,
    "query Gateway {\n  gateway {\n    version\n    subsystems {\n      name\n      available\n      generation\n      reason\n    }\n    clock {\n      backend\n      offset\n    }\n  }\n}": typeof types.GatewayDocument,
    "subscription FailuresLive {\n  jobChanges(filter: {status: {eq: \"Failed\"}}) {\n    kind\n    jobId\n    happenedAt\n    job {\n      siteName\n      owner\n      minorStatus\n      applicationStatus\n    }\n    changes {\n      field\n      before\n      after\n    }\n    history {\n      status\n      source\n    }\n    cursor\n  }\n}": typeof types.FailuresLiveDocument,
    "subscription CountsLive {\n  jobCounts(by: [STATUS], interval: \"PT2S\") {\n    whole\n    total\n    buckets {\n      key {\n        field\n        value\n      }\n      count\n    }\n  }\n}": typeof types.CountsLiveDocument,
    "query SiteOverview {\n  sites(first: 100, orderBy: [{field: NAME}]) {\n    totalCount\n    nodes {\n      name\n      tier\n      status {\n        status\n        reason\n        dateEffective\n      }\n      downtimes {\n        severity\n        startDate\n        endDate\n        state\n        description\n      }\n      jobs {\n        groups(by: [STATUS]) {\n          total\n          buckets {\n            key {\n              value\n            }\n            count\n          }\n        }\n      }\n      pilots {\n        groups(by: [STATUS]) {\n          total\n          buckets {\n            key {\n              value\n            }\n            count\n          }\n        }\n      }\n    }\n  }\n}": typeof types.SiteOverviewDocument,
    "query SiteSummaries {\n  siteSummaries {\n    siteName\n    tier\n    maskStatus\n    efficiency\n    health\n    counts {\n      status\n      count\n    }\n  }\n}": typeof types.SiteSummariesDocument,
    "query WhatWasBanned {\n  statusChanges(\n    filter: {status: {in: [\"Banned\", \"Degraded\"]}, dateEffective: {gte: \"-P7D\"}}\n    first: 20\n  ) {\n    totalCount\n    nodes {\n      element\n      name\n      statusType\n      status\n      previousStatus\n      reason\n      dateEffective\n      until\n      tokenOwner\n    }\n  }\n}": typeof types.WhatWasBannedDocument,
    "query Pilots {\n  pilots(\n    filter: {status: {in: [\"Aborted\", \"Failed\"]}, lastUpdateTime: {gte: \"-P1D\"}}\n    first: 10\n  ) {\n    totalCount\n    nodes {\n      pilotId\n      computingElementName\n      statusReason\n      lastUpdateTime\n      site {\n        name\n      }\n    }\n  }\n  pilotSummaries {\n    siteName\n    computingElementName\n    efficiency\n    health\n    pilotsPerJob\n    counts {\n      status\n      count\n    }\n  }\n}": typeof types.PilotsDocument,
    "query StuckRequests {\n  requests(\n    filter: {status: {in: [\"Failed\", \"Waiting\", \"Scheduled\"]}, operations: {some: {files: {some: {status: {ne: \"Done\"}, attempt: {gt: 3}}}}}}\n    orderBy: [{field: LAST_UPDATE}]\n    first: 10\n  ) {\n    totalCount\n    groups(by: [STATUS, OWNER_GROUP]) {\n      buckets {\n        key {\n          value\n        }\n        count\n      }\n    }\n    nodes {\n      requestName\n      owner\n      status\n      lastUpdate\n      job {\n        jobId\n        status\n      }\n      waitingOperation {\n        type\n        targetStorageElementNames\n        retriesLeft\n      }\n      progress {\n        operationsDone\n        operations\n        filesDone\n        files\n      }\n      errors {\n        error\n        files\n      }\n    }\n  }\n  failed: requestOperations(filter: {status: {eq: \"Failed\"}}) {\n    groups(by: [TYPE]) {\n      buckets {\n        key {\n          value\n        }\n        count\n      }\n    }\n  }\n}": typeof types.StuckRequestsDocument,
    "query Who { viewer { name group vo properties expiresAt } jobs { totalCount groups(by: [VO]) { buckets { key { value } count } } } }": typeof types.WhoDocument,
    "query Page($first: SafeInt!, $after: String) {\n  jobs(orderBy: [{ field: SITE_NAME, direction: ASC }], first: $first, after: $after) { totalCount nodes { jobId siteName } pageInfo { hasNextPage endCursor } }\n}": typeof types.PageDocument,
    "query FirstFailed {\n  jobs(filter: { status: { eq: \"Failed\" } }, first: 5) {\n    nodes { jobId status parameters { name value } history { status source statusTime } jdl { text reason } inputFiles { lfn } }\n  }\n}": typeof types.FirstFailedDocument,
    "query Owners { jobs { groups(by: [OWNER]) { buckets { key { value } } } } }": typeof types.OwnersDocument,
};
const documents: Documents = {
    "query FailingNow {\n  jobs(\n    filter: {status: {eq: \"Failed\"}, lastUpdateTime: {gte: \"-P1D\"}}\n    orderBy: [{field: LAST_UPDATE_TIME, direction: DESC}]\n    first: 20\n  ) {\n    totalCount\n    groups(by: [SITE_NAME, MINOR_STATUS], first: 10) {\n      total\n      other\n      groupCount\n      buckets {\n        key {\n          field\n          value\n        }\n        count\n      }\n    }\n    nodes {\n      jobId\n      siteName\n      owner\n      minorStatus\n      applicationStatus\n      lastUpdateTime\n    }\n  }\n}": types.FailingNowDocument,
    "query OneJob {\n  jobs(filter: {status: {eq: \"Failed\"}}, first: 1) {\n    nodes {\n      jobId\n      status\n      minorStatus\n      applicationStatus\n      siteName\n      rescheduleCounter\n      history {\n        status\n        minorStatus\n        applicationStatus\n        statusTime\n        source\n        duration\n      }\n      parameters {\n        name\n        value\n      }\n      heartbeats {\n        name\n        unit\n        points {\n          time\n          value\n        }\n      }\n      inputFiles {\n        lfn\n      }\n      jdl {\n        attributes {\n          name\n          values\n        }\n      }\n    }\n  }\n}": types.OneJobDocument,
    "query Search {\n  jobs(\n    filter: {siteName: {notIn: [\"ANY\", \"Multiple\"]}, not: {status: {in: [\"Done\", \"Deleted\"]}}, or: [{minorStatus: {containsIgnoreCase: \"stalled\"}}, {applicationStatus: {like: \"%exit%code%\"}}, {rescheduleCounter: {gte: 2}}]}\n    first: 25\n  ) {\n    totalCount\n    facets(fields: [STATUS, SITE_NAME, OWNER], first: 8) {\n      field\n      groupCount\n      other\n      buckets {\n        value\n        count\n      }\n    }\n    nodes {\n      jobId\n      status\n      minorStatus\n      applicationStatus\n      siteName\n      owner\n    }\n  }\n}": types.SearchDocument,
    "query Campaigns {\n  jobGroups(orderBy: [{field: LAST_UPDATE_TIME, direction: DESC}], first: 10) {\n    nodes {\n      name\n      jobCount\n      lastUpdateTime\n      jobs(first: 3, filter: {status: {notIn: [\"Done\", \"Deleted\"]}}) {\n        totalCount\n        groups(by: [STATUS]) {\n          buckets {\n            key {\n              value\n            }\n            count\n          }\n        }\n        nodes {\n          jobId\n          status\n          siteName\n        }\n      }\n    }\n  }\n}": types.CampaignsDocument,
    "query OverTime {\n  jobs(\n    filter: {endExecTime: {gte: \"-P14D\"}, status: {in: [\"Done\", \"Failed\", \"Killed\"]}}\n  ) {\n    histogram(of: END_EXEC_TIME, bucket: DAY, by: [STATUS]) {\n      total\n      unknown\n      buckets {\n        from\n        key {\n          value\n        }\n        count\n      }\n    }\n  }\n}": types.OverTimeDocument,
    "query NoSignOfLife {\n  jobs(\n    filter: {status: {in: [\"Running\", \"Stalled\"]}, not: {heartBeatTime: {gte: \"-PT3H\"}}}\n    orderBy: [{field: HEART_BEAT_TIME, direction: ASC}]\n  ) {\n    totalCount\n    nodes {\n      jobId\n      status\n      siteName\n      owner\n      heartBeatTime\n      startExecTime\n    }\n  }\n}": types.NoSignOfLifeDocument,
    "query Gateway {\n  gateway {\n    version\n    subsystems {\n      name\n      available\n      generation\n      reason\n    }\n    clock {\n      backend\n      offset\n    }\n  }\n}": types.GatewayDocument,
    "subscription FailuresLive {\n  jobChanges(filter: {status: {eq: \"Failed\"}}) {\n    kind\n    jobId\n    happenedAt\n    job {\n      siteName\n      owner\n      minorStatus\n      applicationStatus\n    }\n    changes {\n      field\n      before\n      after\n    }\n    history {\n      status\n      source\n    }\n    cursor\n  }\n}": types.FailuresLiveDocument,
    "subscription CountsLive {\n  jobCounts(by: [STATUS], interval: \"PT2S\") {\n    whole\n    total\n    buckets {\n      key {\n        field\n        value\n      }\n      count\n    }\n  }\n}": types.CountsLiveDocument,
    "query SiteOverview {\n  sites(first: 100, orderBy: [{field: NAME}]) {\n    totalCount\n    nodes {\n      name\n      tier\n      status {\n        status\n        reason\n        dateEffective\n      }\n      downtimes {\n        severity\n        startDate\n        endDate\n        state\n        description\n      }\n      jobs {\n        groups(by: [STATUS]) {\n          total\n          buckets {\n            key {\n              value\n            }\n            count\n          }\n        }\n      }\n      pilots {\n        groups(by: [STATUS]) {\n          total\n          buckets {\n            key {\n              value\n            }\n            count\n          }\n        }\n      }\n    }\n  }\n}": types.SiteOverviewDocument,
    "query SiteSummaries {\n  siteSummaries {\n    siteName\n    tier\n    maskStatus\n    efficiency\n    health\n    counts {\n      status\n      count\n    }\n  }\n}": types.SiteSummariesDocument,
    "query WhatWasBanned {\n  statusChanges(\n    filter: {status: {in: [\"Banned\", \"Degraded\"]}, dateEffective: {gte: \"-P7D\"}}\n    first: 20\n  ) {\n    totalCount\n    nodes {\n      element\n      name\n      statusType\n      status\n      previousStatus\n      reason\n      dateEffective\n      until\n      tokenOwner\n    }\n  }\n}": types.WhatWasBannedDocument,
    "query Pilots {\n  pilots(\n    filter: {status: {in: [\"Aborted\", \"Failed\"]}, lastUpdateTime: {gte: \"-P1D\"}}\n    first: 10\n  ) {\n    totalCount\n    nodes {\n      pilotId\n      computingElementName\n      statusReason\n      lastUpdateTime\n      site {\n        name\n      }\n    }\n  }\n  pilotSummaries {\n    siteName\n    computingElementName\n    efficiency\n    health\n    pilotsPerJob\n    counts {\n      status\n      count\n    }\n  }\n}": types.PilotsDocument,
    "query StuckRequests {\n  requests(\n    filter: {status: {in: [\"Failed\", \"Waiting\", \"Scheduled\"]}, operations: {some: {files: {some: {status: {ne: \"Done\"}, attempt: {gt: 3}}}}}}\n    orderBy: [{field: LAST_UPDATE}]\n    first: 10\n  ) {\n    totalCount\n    groups(by: [STATUS, OWNER_GROUP]) {\n      buckets {\n        key {\n          value\n        }\n        count\n      }\n    }\n    nodes {\n      requestName\n      owner\n      status\n      lastUpdate\n      job {\n        jobId\n        status\n      }\n      waitingOperation {\n        type\n        targetStorageElementNames\n        retriesLeft\n      }\n      progress {\n        operationsDone\n        operations\n        filesDone\n        files\n      }\n      errors {\n        error\n        files\n      }\n    }\n  }\n  failed: requestOperations(filter: {status: {eq: \"Failed\"}}) {\n    groups(by: [TYPE]) {\n      buckets {\n        key {\n          value\n        }\n        count\n      }\n    }\n  }\n}": types.StuckRequestsDocument,
    "query Who { viewer { name group vo properties expiresAt } jobs { totalCount groups(by: [VO]) { buckets { key { value } count } } } }": types.WhoDocument,
    "query Page($first: SafeInt!, $after: String) {\n  jobs(orderBy: [{ field: SITE_NAME, direction: ASC }], first: $first, after: $after) { totalCount nodes { jobId siteName } pageInfo { hasNextPage endCursor } }\n}": types.PageDocument,
    "query FirstFailed {\n  jobs(filter: { status: { eq: \"Failed\" } }, first: 5) {\n    nodes { jobId status parameters { name value } history { status source statusTime } jdl { text reason } inputFiles { lfn } }\n  }\n}": types.FirstFailedDocument,
    "query Owners { jobs { groups(by: [OWNER]) { buckets { key { value } } } } }": types.OwnersDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query FailingNow {\n  jobs(\n    filter: {status: {eq: \"Failed\"}, lastUpdateTime: {gte: \"-P1D\"}}\n    orderBy: [{field: LAST_UPDATE_TIME, direction: DESC}]\n    first: 20\n  ) {\n    totalCount\n    groups(by: [SITE_NAME, MINOR_STATUS], first: 10) {\n      total\n      other\n      groupCount\n      buckets {\n        key {\n          field\n          value\n        }\n        count\n      }\n    }\n    nodes {\n      jobId\n      siteName\n      owner\n      minorStatus\n      applicationStatus\n      lastUpdateTime\n    }\n  }\n}"): typeof import('./graphql.ts').FailingNowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query OneJob {\n  jobs(filter: {status: {eq: \"Failed\"}}, first: 1) {\n    nodes {\n      jobId\n      status\n      minorStatus\n      applicationStatus\n      siteName\n      rescheduleCounter\n      history {\n        status\n        minorStatus\n        applicationStatus\n        statusTime\n        source\n        duration\n      }\n      parameters {\n        name\n        value\n      }\n      heartbeats {\n        name\n        unit\n        points {\n          time\n          value\n        }\n      }\n      inputFiles {\n        lfn\n      }\n      jdl {\n        attributes {\n          name\n          values\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').OneJobDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Search {\n  jobs(\n    filter: {siteName: {notIn: [\"ANY\", \"Multiple\"]}, not: {status: {in: [\"Done\", \"Deleted\"]}}, or: [{minorStatus: {containsIgnoreCase: \"stalled\"}}, {applicationStatus: {like: \"%exit%code%\"}}, {rescheduleCounter: {gte: 2}}]}\n    first: 25\n  ) {\n    totalCount\n    facets(fields: [STATUS, SITE_NAME, OWNER], first: 8) {\n      field\n      groupCount\n      other\n      buckets {\n        value\n        count\n      }\n    }\n    nodes {\n      jobId\n      status\n      minorStatus\n      applicationStatus\n      siteName\n      owner\n    }\n  }\n}"): typeof import('./graphql.ts').SearchDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Campaigns {\n  jobGroups(orderBy: [{field: LAST_UPDATE_TIME, direction: DESC}], first: 10) {\n    nodes {\n      name\n      jobCount\n      lastUpdateTime\n      jobs(first: 3, filter: {status: {notIn: [\"Done\", \"Deleted\"]}}) {\n        totalCount\n        groups(by: [STATUS]) {\n          buckets {\n            key {\n              value\n            }\n            count\n          }\n        }\n        nodes {\n          jobId\n          status\n          siteName\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').CampaignsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query OverTime {\n  jobs(\n    filter: {endExecTime: {gte: \"-P14D\"}, status: {in: [\"Done\", \"Failed\", \"Killed\"]}}\n  ) {\n    histogram(of: END_EXEC_TIME, bucket: DAY, by: [STATUS]) {\n      total\n      unknown\n      buckets {\n        from\n        key {\n          value\n        }\n        count\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').OverTimeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query NoSignOfLife {\n  jobs(\n    filter: {status: {in: [\"Running\", \"Stalled\"]}, not: {heartBeatTime: {gte: \"-PT3H\"}}}\n    orderBy: [{field: HEART_BEAT_TIME, direction: ASC}]\n  ) {\n    totalCount\n    nodes {\n      jobId\n      status\n      siteName\n      owner\n      heartBeatTime\n      startExecTime\n    }\n  }\n}"): typeof import('./graphql.ts').NoSignOfLifeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Gateway {\n  gateway {\n    version\n    subsystems {\n      name\n      available\n      generation\n      reason\n    }\n    clock {\n      backend\n      offset\n    }\n  }\n}"): typeof import('./graphql.ts').GatewayDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription FailuresLive {\n  jobChanges(filter: {status: {eq: \"Failed\"}}) {\n    kind\n    jobId\n    happenedAt\n    job {\n      siteName\n      owner\n      minorStatus\n      applicationStatus\n    }\n    changes {\n      field\n      before\n      after\n    }\n    history {\n      status\n      source\n    }\n    cursor\n  }\n}"): typeof import('./graphql.ts').FailuresLiveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription CountsLive {\n  jobCounts(by: [STATUS], interval: \"PT2S\") {\n    whole\n    total\n    buckets {\n      key {\n        field\n        value\n      }\n      count\n    }\n  }\n}"): typeof import('./graphql.ts').CountsLiveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query SiteOverview {\n  sites(first: 100, orderBy: [{field: NAME}]) {\n    totalCount\n    nodes {\n      name\n      tier\n      status {\n        status\n        reason\n        dateEffective\n      }\n      downtimes {\n        severity\n        startDate\n        endDate\n        state\n        description\n      }\n      jobs {\n        groups(by: [STATUS]) {\n          total\n          buckets {\n            key {\n              value\n            }\n            count\n          }\n        }\n      }\n      pilots {\n        groups(by: [STATUS]) {\n          total\n          buckets {\n            key {\n              value\n            }\n            count\n          }\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').SiteOverviewDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query SiteSummaries {\n  siteSummaries {\n    siteName\n    tier\n    maskStatus\n    efficiency\n    health\n    counts {\n      status\n      count\n    }\n  }\n}"): typeof import('./graphql.ts').SiteSummariesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query WhatWasBanned {\n  statusChanges(\n    filter: {status: {in: [\"Banned\", \"Degraded\"]}, dateEffective: {gte: \"-P7D\"}}\n    first: 20\n  ) {\n    totalCount\n    nodes {\n      element\n      name\n      statusType\n      status\n      previousStatus\n      reason\n      dateEffective\n      until\n      tokenOwner\n    }\n  }\n}"): typeof import('./graphql.ts').WhatWasBannedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Pilots {\n  pilots(\n    filter: {status: {in: [\"Aborted\", \"Failed\"]}, lastUpdateTime: {gte: \"-P1D\"}}\n    first: 10\n  ) {\n    totalCount\n    nodes {\n      pilotId\n      computingElementName\n      statusReason\n      lastUpdateTime\n      site {\n        name\n      }\n    }\n  }\n  pilotSummaries {\n    siteName\n    computingElementName\n    efficiency\n    health\n    pilotsPerJob\n    counts {\n      status\n      count\n    }\n  }\n}"): typeof import('./graphql.ts').PilotsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query StuckRequests {\n  requests(\n    filter: {status: {in: [\"Failed\", \"Waiting\", \"Scheduled\"]}, operations: {some: {files: {some: {status: {ne: \"Done\"}, attempt: {gt: 3}}}}}}\n    orderBy: [{field: LAST_UPDATE}]\n    first: 10\n  ) {\n    totalCount\n    groups(by: [STATUS, OWNER_GROUP]) {\n      buckets {\n        key {\n          value\n        }\n        count\n      }\n    }\n    nodes {\n      requestName\n      owner\n      status\n      lastUpdate\n      job {\n        jobId\n        status\n      }\n      waitingOperation {\n        type\n        targetStorageElementNames\n        retriesLeft\n      }\n      progress {\n        operationsDone\n        operations\n        filesDone\n        files\n      }\n      errors {\n        error\n        files\n      }\n    }\n  }\n  failed: requestOperations(filter: {status: {eq: \"Failed\"}}) {\n    groups(by: [TYPE]) {\n      buckets {\n        key {\n          value\n        }\n        count\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').StuckRequestsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Who { viewer { name group vo properties expiresAt } jobs { totalCount groups(by: [VO]) { buckets { key { value } count } } } }"): typeof import('./graphql.ts').WhoDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Page($first: SafeInt!, $after: String) {\n  jobs(orderBy: [{ field: SITE_NAME, direction: ASC }], first: $first, after: $after) { totalCount nodes { jobId siteName } pageInfo { hasNextPage endCursor } }\n}"): typeof import('./graphql.ts').PageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query FirstFailed {\n  jobs(filter: { status: { eq: \"Failed\" } }, first: 5) {\n    nodes { jobId status parameters { name value } history { status source statusTime } jdl { text reason } inputFiles { lfn } }\n  }\n}"): typeof import('./graphql.ts').FirstFailedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Owners { jobs { groups(by: [OWNER]) { buckets { key { value } } } } }"): typeof import('./graphql.ts').OwnersDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
