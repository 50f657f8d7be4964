import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { must } from "../real-projects/run.js";

/** A Markdown file that nobody here wrote. */
export interface RealText {
  readonly file: string;
  readonly text: string;
  readonly template: boolean;
}

/** Go modules ship the whole repository, so each of these has its pull-request template (one has six). */
const MODULES = [
  "github.com/aws/aws-sdk-go-v2@v1.48.0", "github.com/cert-manager/cert-manager@v1.21.2", "github.com/cloudflare/cloudflare-go@v0.119.0",
  "github.com/cometbft/cometbft@v1.0.1", "github.com/dapr/go-sdk@v1.11.0", "github.com/docker/cli@v29.9.3+incompatible",
  "github.com/docker/docker-credential-helpers@v0.9.12", "github.com/docker/go-connections@v0.8.2", "github.com/gin-gonic/gin@v1.12.0",
  "github.com/go-playground/validator/v10@v10.30.6", "github.com/gofiber/fiber/v2@v2.52.15", "github.com/golangci/golangci-lint@v1.64.8",
  "github.com/hashicorp/terraform-plugin-sdk/v2@v2.40.1", "github.com/kedacore/keda/v2@v2.21.0", "github.com/open-policy-agent/opa@v1.22.2",
  "github.com/ory/fosite@v0.49.0", "github.com/ory/kratos@v1.3.1", "github.com/pelletier/go-toml/v2@v2.4.3",
  "github.com/reviewdog/reviewdog@v0.21.3", "github.com/skeema/knownhosts@v1.3.3", "github.com/stretchr/testify@v1.12.1",
  "github.com/testcontainers/testcontainers-go@v0.45.0", "github.com/urfave/cli/v2@v2.27.7", "github.com/zricethezav/gitleaks/v8@v8.30.1",
  "helm.sh/helm/v3@v3.22.0", "k8s.io/kubectl@v0.37.2", "sigs.k8s.io/controller-runtime@v0.25.2",
];
/** What lies on the machine anyway: the READMEs and change logs of npm packages and of Debian's. */
const ON_THE_MACHINE = ["node_modules", "/usr/share/doc"];

const MARKDOWN = /\.(?:md|markdown)$/i;
const TEMPLATE = /(?:^|\/)pull_request_template(?:\.md|\/[^/]+\.md)$/i;

/** Every Markdown file in the modules, on the machine and in the folders that are named, each text once. */
export function realTexts(scratch: string, folders: readonly string[]): RealText[] {
  must("go", ["mod", "download", ...MODULES], scratch, { GOMODCACHE: path.join(scratch, "modules"), GOFLAGS: "-mod=mod -modcacherw" });
  const texts = new Map<string, RealText>();
  for (const folder of [path.join(scratch, "modules"), ...folders, ...ON_THE_MACHINE].filter((name) => existsSync(name))) {
    for (const file of filesBelow(folder)) {
      const text = readFileSync(file, "utf8");
      const before = texts.get(text);
      if (before?.template !== true) texts.set(text, { file, text, template: TEMPLATE.test(file) });
    }
  }
  return [...texts.values()];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => MARKDOWN.test(name))
    .map((name) => path.join(folder, name))
    .filter((file) => existsSync(file) && statSync(file).isFile());
}
