/** Two VOs, names that differ by case, accent and blanks only, a VO in which everybody sees only their own jobs (as 9.1 declares it, and as 8.0). */
export const REGISTRY = `
Registry
{
  Users
  {
    alice { 
    }
    bob {
    }
    Alice {
    }
    josé {
    }
    jose {
    }
    carol {
    }
    dave {
    }
    admin {
    }
  }
  Groups
  {
    belle_user {
      Users = alice, bob, Alice, josé, jose
      Properties = NormalUser
      VO = belle
    }
    belle_prod {
      Users = bob, carol
      Properties = NormalUser, JobSharing, ProductionManagement
      VO = belle
    }
    belle_admin {
      Users = admin
      Properties = NormalUser, JobAdministrator, Operator
      VO = belle
    }
    ctao_user {
      Users = alice, dave, bob, josé, jose
      Properties = NormalUser
      VO = ctao
    }
    ctao_prod {
      Users = dave, carol
      Properties = NormalUser, JobSharing
      VO = ctao
    }
    ctao_monitor {
      Users = dave
      Properties = JobMonitor
      VO = ctao
    }
    ctao_operator {
      Users = dave
      Properties = Operator
      VO = ctao
    }
    ctao_admin {
      Users = admin
      Properties = JobAdministrator
      VO = ctao
    }
    no_vo {
      Users = bob
      Properties = NormalUser, JobAdministrator
    }
  }
  VO
  {
    belle {
    }
    ctao {
    }
  }
}
Operations
{
  ctao
  {
    Services
    {
      JobMonitoring
      {
        GlobalJobsInfo = False
      }
    }
    Defaults
    {
      Services
      {
        JobMonitoring
        {
          GlobalJobsInfo = False
        }
      }
    }
  }
}
`;
