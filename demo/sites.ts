import type { VoName } from "./registry.ts";

export interface DemoSite {
  readonly name: string;
  /** Its name in the operations database of the grid. */
  readonly gocName: string;
  readonly tier: number;
  /** Its share of the jobs. */
  readonly weight: number;
  readonly vos: readonly VoName[];
  readonly domain: string;
  readonly computingElements: readonly string[];
  readonly ceType: string;
  readonly queue: string;
  /** The stem of its storage elements: KEK has KEK-DISK-SE. */
  readonly storage: string | undefined;
  /** longitude:latitude, in this order. */
  readonly coordinates: string;
  /** Power of a core, as DB12 measures it. */
  readonly power: number;
  /** Of the CPU time that its jobs would use elsewhere, the share that they get: where the input is slow, they wait. */
  readonly efficiency: number;
  /** Seconds by which its worker nodes' clocks are wrong. */
  readonly clockError: number;
  readonly ban: { readonly hoursAgo: number; readonly reason: string } | undefined;
}

const BOTH = ["belle", "ctao"] as const;
const BELLE = ["belle"] as const;
const CTAO = ["ctao"] as const;
const QUEUES: Readonly<Record<string, string>> = { HTCondorCE: "condor", AREX: "nordugrid-SLURM-grid", SSH: "long", CloudCE: "cloud" };

type Extras = Partial<Pick<DemoSite, "clockError" | "efficiency" | "ban">> & { ceType?: string };

function site(name: string, gocName: string, tier: number, weight: number, vos: readonly VoName[], hosts: string,
  storage: string | undefined, coordinates: string, power: number, { ceType = "HTCondorCE", clockError = 0, efficiency = 1, ban }: Extras = {}): DemoSite {
  // "ce01 ce02 @ cc.kek.jp": the computing elements and their domain
  const [names = "", domain = ""] = hosts.split(" @ ");
  const computingElements = names.split(" ").map(host => `${host}.${domain}`);
  return { name, gocName, tier, weight, vos, domain, computingElements, ceType, queue: QUEUES[ceType]!, storage, coordinates, power, efficiency, clockError, ban };
}

export const SITES: readonly DemoSite[] = [
  site("LCG.KEK.jp", "JP-KEK-CRC-02", 0, 90, BELLE, "kek2-ce01 kek2-ce02 kek2-ce05 @ cc.kek.jp", "KEK", "140.0756:36.1495", 18.4),
  site("LCG.KEK2.jp", "JP-KEK-CRC-03", 0, 40, BELLE, "cw01 cw02 @ cc.kek.jp", undefined, "140.0756:36.1495", 21.0),
  site("LCG.DESY.de", "DESY-HH", 1, 80, BOTH, "grid-htcondorce0 grid-htcondorce1 @ desy.de", "DESY", "9.8797:53.5755", 19.7),
  site("LCG.KIT.de", "FZK-LCG2", 1, 75, BOTH, "htcondor-ce-1-kit htcondor-ce-2-kit @ gridka.de", "KIT", "8.4298:49.0953", 20.5),
  site("LCG.CNAF.it", "INFN-T1", 1, 70, BOTH, "ce02-htc ce05-htc @ cr.cnaf.infn.it", "CNAF", "11.3426:44.4949", 17.8),
  site("LCG.IN2P3-CC.fr", "IN2P3-CC", 1, 55, BOTH, "cccondorce01 cccondorce02 @ in2p3.fr", "IN2P3", "4.8657:45.7833", 16.9),
  site("LCG.BNL.us", "BNL-Belle-II", 1, 65, BELLE, "gridgk01 gridgk03 @ sdcc.bnl.gov", "BNL", "-72.8762:40.8683", 22.1),
  site("LCG.PNNL.us", "PNNL", 2, 10, BELLE, "condor-ce1 @ hep.pnl.gov", undefined, "-119.2786:46.3453", 15.2,
    { ban: { hoursAgo: 410, reason: "Site is being decommissioned" } }),
  site("LCG.Napoli.it", "INFN-NAPOLI-BELLE", 2, 30, BELLE, "htc-belle-ce01 @ na.infn.it", "Napoli", "14.1844:40.8393", 14.6),
  site("LCG.Frascati.it", "INFN-FRASCATI", 2, 14, BELLE, "atlasce3 @ lnf.infn.it", "Frascati", "12.6735:41.8230", 13.9, { efficiency: 0.45 }),
  site("LCG.Pisa.it", "INFN-PISA", 2, 22, BOTH, "gridce1 gridce3 @ pi.infn.it", "Pisa", "10.3966:43.7192", 15.8),
  site("LCG.Torino.it", "INFN-TORINO", 2, 16, BELLE, "t2-ce-01 @ to.infn.it", "Torino", "7.6767:45.0521", 15.1),
  site("LCG.Legnaro.it", "INFN-LNL-2", 2, 18, BELLE, "t2-ce-07 @ lnl.infn.it", "Legnaro", "11.9531:45.3516", 16.3),
  site("LCG.Roma3.it", "INFN-ROMA3", 2, 8, BELLE, "ce-01 @ roma3.infn.it", undefined, "12.4694:41.8561", 12.8),
  site("LCG.Cosenza.it", "INFN-COSENZA", 2, 6, BELLE, "recasce01 @ cs.infn.it", undefined, "16.2264:39.3597", 12.2, { clockError: -12 }),
  site("LCG.Padova.it", "INFN-PADOVA-CTA", 2, 12, CTAO, "cta-ce @ pd.infn.it", "Padova", "11.8768:45.4064", 14.9),
  site("LCG.CESNET.cz", "prague_cesnet_lcg2", 2, 20, BOTH, "ce1 @ grid.cesnet.cz", "CESNET", "14.3906:50.1021", 17.2),
  site("LCG.Prague.cz", "praguelcg2", 2, 18, CTAO, "arc1 arc2 @ farm.particle.cz", "Prague", "14.4703:50.1233", 18.9, { ceType: "AREX" }),
  site("LCG.CYFRONET.pl", "CYFRONET-LCG2", 2, 26, BOTH, "arex @ grid.cyf-kr.edu.pl", "CYFRONET", "19.9097:50.0680", 18.1, { ceType: "AREX" }),
  site("LCG.PSNC.pl", "PSNC", 2, 8, CTAO, "arc @ man.poznan.pl", undefined, "16.9133:52.4113", 16.0, { ceType: "AREX" }),
  site("LCG.HEPHY.at", "HEPHY-UIBK", 2, 12, BELLE, "hephygr @ oeaw.ac.at", "HEPHY", "16.3527:48.1936", 13.5),
  site("LCG.MPPMU.de", "MPPMU", 2, 16, BOTH, "grid-ce @ mpcdf.mpg.de", "MPPMU", "11.6716:48.2606", 18.7),
  site("LCG.Bordeaux.fr", "IN2P3-IRES-BX", 2, 6, CTAO, "ce-lcg @ u-bordeaux.fr", undefined, "-0.5948:44.8072", 12.1),
  site("LCG.LAPP.fr", "IN2P3-LAPP", 2, 20, CTAO, "lapp-ce01 lapp-ce02 @ in2p3.fr", "LAPP", "6.1567:45.9166", 17.0),
  site("LCG.LAL.fr", "GRIF-IJCLAB", 2, 14, BOTH, "grid33 @ ijclab.in2p3.fr", "IJCLab", "2.1660:48.6980", 16.4),
  site("LCG.Strasbourg.fr", "IN2P3-IRES", 2, 16, BELLE, "sbgce1 @ in2p3.fr", "Strasbourg", "7.7105:48.6055", 15.6),
  site("LCG.NTU.tw", "TW-NTU-HEP", 2, 14, BELLE, "ntu-ce1 @ grid.sinica.edu.tw", "NTU", "121.5385:25.0172", 14.2),
  site("LCG.Nagoya.jp", "JP-NAGOYA-HEP", 2, 10, BELLE, "belle-ce @ hepl.phys.nagoya-u.ac.jp", undefined, "136.9654:35.1547", 15.0),
  site("LCG.KMI.jp", "JP-KMI", 2, 24, BELLE, "belle-ce01 @ kmi.nagoya-u.ac.jp", "KMI", "136.9669:35.1552", 18.0),
  site("LCG.ULAKBIM.tr", "TR-10-ULAKBIM", 2, 10, BELLE, "kalkan1 @ ulakbim.gov.tr", "ULAKBIM", "32.7540:39.8897", 12.6,
    { ban: { hoursAgo: 57, reason: "CE down, ticket 168417" } }),
  site("LCG.KISTI.kr", "KR-KISTI-GSDC-01", 2, 18, BELLE, "belle-ce @ sdfarm.kr", "KISTI", "127.3600:36.3640", 17.5),
  site("LCG.TIFR.in", "INDIACMS-TIFR", 2, 12, BELLE, "ce01 @ indiacms.res.in", "TIFR", "72.8060:18.9070", 13.1),
  site("LCG.UVic.ca", "CA-UVIC-T2", 2, 22, BELLE, "lcg-ce2 @ heprc.uvic.ca", "UVic", "-123.3117:48.4634", 19.0),
  site("LCG.PIC.es", "pic", 1, 26, CTAO, "ce13 ce14 @ pic.es", "PIC", "2.1100:41.5036", 18.2),
  site("LCG.CIEMAT.es", "CIEMAT-LCG2", 2, 10, CTAO, "condorce1 @ ciemat.es", undefined, "-3.7279:40.4553", 15.9),
  site("LCG.CAMK.pl", "CAMK", 2, 6, CTAO, "ce @ camk.edu.pl", undefined, "21.0450:52.2180", 13.3),
  site("LCG.Zeuthen.de", "DESY-ZN", 1, 34, CTAO, "lcg-ce0 lcg-ce1 @ ifh.de", "DESY-ZN", "13.6318:52.3446", 19.9),
  site("ARC.SIGNET.si", "SiGNET", 2, 28, BELLE, "pikolit jost @ ijs.si", "SIGNET", "14.4874:46.0429", 20.2, { ceType: "AREX" }),
  site("ARC.MIPT.ru", "ru-MIPT", 3, 5, BELLE, "arc-belle @ mipt.ru", undefined, "37.5206:55.9297", 11.7,
    { ceType: "AREX", ban: { hoursAgo: 9000, reason: "Unresponsive for a month" } }),
  site("ARC.Melbourne.au", "Australia-ATLAS", 2, 20, BELLE, "agh3 @ research-cloud.unimelb.edu.au", "Melbourne", "144.9614:-37.7983", 17.9,
    { ceType: "AREX" }),
  site("DIRAC.UVic.ca", "CA-UVic-Cloud", 2, 26, BELLE, "head1 @ heprc.uvic.ca", undefined, "-123.3117:48.4634", 21.4, { ceType: "SSH" }),
  site("DIRAC.BINP.ru", "RU-BINP", 3, 4, BELLE, "gcf-dirac @ inp.nsk.su", undefined, "83.1053:54.8488", 10.4,
    { ceType: "SSH", ban: { hoursAgo: 9000, reason: "Network route withdrawn" } }),
  site("DIRAC.TMU.jp", "JP-TMU", 3, 5, BELLE, "hepserver @ phys.se.tmu.ac.jp", undefined, "139.3783:35.6172", 12.9, { ceType: "SSH", clockError: 21 }),
  site("DIRAC.Yonsei.kr", "KR-Yonsei", 3, 5, BELLE, "yonsei-hep @ yonsei.ac.kr", undefined, "126.9386:37.5658", 13.0, { ceType: "SSH" }),
  site("DIRAC.Osaka.jp", "JP-Osaka-CU", 3, 5, BELLE, "rcnp-belle @ osaka-u.ac.jp", undefined, "135.5235:34.8220", 14.1, { ceType: "SSH" }),
  site("DIRAC.IITG.in", "IN-IITG", 3, 4, BELLE, "belle-head @ iitg.ac.in", undefined, "91.6916:26.1878", 11.9, { ceType: "SSH" }),
  site("CLOUD.Cybera.ca", "CA-Cybera", 3, 8, BELLE, "cloudhead @ cybera.ca", undefined, "-114.1309:51.0789", 18.3, { ceType: "CloudCE" }),
  site("CLOUD.Recas.it", "IT-ReCaS-Cloud", 3, 7, BOTH, "cloud-ce @ recas.ba.infn.it", undefined, "16.8830:41.1087", 16.6, { ceType: "CloudCE" }),
  site("OSG.Purdue.us", "Purdue-Belle", 2, 10, BELLE, "hammer-osg @ rcac.purdue.edu", undefined, "-86.9212:40.4237", 19.2),
  site("SSH.KMI.jp", "JP-KMI-SSH", 3, 4, BELLE, "login01 @ kmi.nagoya-u.ac.jp", undefined, "136.9669:35.1552", 16.1, { ceType: "SSH" }),
];

const sitesByName = new Map(SITES.map(site => [site.name, site]));

export function siteNamed(name: string): DemoSite | undefined {
  return sitesByName.get(name);
}
