func archivesData() -> [UInt8] { PackageResources.archives_csv }
