{{- define "dirac-graphql.name" -}}
{{- $name := printf "%s-%s" .Release.Name .Chart.Name -}}
{{- if contains .Chart.Name .Release.Name -}}{{- $name = .Release.Name -}}{{- end -}}
{{- $name | trunc 63 | trimSuffix "-" -}}
{{- end }}

{{- define "dirac-graphql.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "dirac-graphql.labels" -}}
{{ include "dirac-graphql.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "dirac-graphql.files" -}}
{{- range $index, $file := .Values.configuration.files }}{{ if $index }},{{ end }}/config/{{ $file }}{{ end }}
{{- end }}
